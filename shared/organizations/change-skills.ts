import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { Text } from '#shared/kernel/text.ts'
import { goLiveNow } from '#shared/skills/keep-live.ts'
import { skillChanges, skillsVersions } from '#shared/skills/skill-change.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { cityId } from './organization.ts'
import { skillFaults, stepsFor } from './skill-steps.ts'

/** What staff can do to the skills. Words are for every district; the rest changes what others hold and ask for. */
export const SkillsAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('addWord'), code: z.string(), word: z.string() }),
  z.object({ act: z.literal('dropWord'), code: z.string(), word: z.string() }),
  z.object({ act: z.literal('ignoreWord'), word: z.string() }),
  z.object({ act: z.literal('rename'), code: z.string(), name: Text }),
  z.object({ act: z.literal('merge'), code: z.string(), into: z.string() }),
  z.object({ act: z.literal('retire'), code: z.string() }),
  z.object({ act: z.literal('restore'), code: z.string() }),
])
export type SkillsAct = z.infer<typeof SkillsAct>

const subject = { what: { zh: '技能', en: 'skill' }, reach: [cityId] }
const forWords: readonly SkillsAct['act'][] = ['addWord', 'dropWord', 'ignoreWord']

const refused = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal('invalid', 'skills', fields[0]?.text ?? { zh: '请再看看。', en: 'Please check.' }, { fields })

/**
 * Staff change the skills: one more version, live everywhere within a minute and here at once. What changes nothing (a
 * second press) is no version. A merge holds for good: codes already written stay, and are read as what they became.
 */
export const changeSkills = async (context: Context, input: SkillsAct): Promise<{ version: number }> => {
  permit(context, forWords.includes(input.act) ? 'skills.word' : 'skills.change', subject)
  const { table } = context
  const done = await deciding(async () => {
    const [head, loaded] = await Promise.all([
      skillsVersions.get(table, keys.skillsVersion()),
      skillChanges.all(table, { partition: keys.skillsVersion().pk }),
    ])
    const all = loaded.map(({ version: _version, ...one }) => one)
    const faults = skillFaults(input, all)
    if (faults.length > 0) throw refused(faults)
    const { put, remove } = stepsFor(input, all)
    if (put.length + remove.length === 0) return { version: head?.version ?? 0 }
    const now = context.clock()
    const version = (head?.version ?? 0) + 1
    await table.write([
      head ? skillsVersions.replace({ ...head, at: now }) : skillsVersions.create({ at: now }),
      ...put.map((one) => skillChanges.put({ ...one, since: version, at: now })),
      ...remove.map((one): Change => ({ kind: 'remove', key: skillChanges.keyOf(one) })),
      audited(context, cityId, `skills.${input.act}`, noteOf(input)),
    ])
    return { version }
  })
  await goLiveNow(table)
  return done
}

const noteOf = (input: SkillsAct): string => {
  const { act: _act, ...rest } = input
  return Object.values(rest)
    .map((one) => (typeof one === 'string' ? one : `${one.zh} / ${one.en}`))
    .join(' → ')
}
