import { skillName, skillsOf } from '#shared/skills/taxonomy.ts'
import type { Table } from '#shared/table/table.ts'
import { holdersOf } from '#shared/volunteers/pool.ts'
import { assess, candidatesOf, type Sought } from './assess.ts'
import type { RelaxationCount } from './relaxations.ts'
import { type Caps, retrieve } from './retrieve.ts'

/** A second look is for advice only, so it reads less. */
const lookCaps: Caps = { entries: 192, calendars: 64 }
const relatedLooked = 2

/** How many others would fit if the request were so. */
const othersFitting = async (table: Table, sought: Sought, known: ReadonlySet<string>): Promise<number> => {
  const found = await retrieve(table, sought, lookCaps.entries)
  const fitting = candidatesOf(await assess(table, sought, found, lookCaps.calendars), undefined, sought.settings)
  return fitting.filter(({ volunteerId }) => !known.has(volunteerId)).length
}

/**
 * What more people would fit beyond those around: on-line, or with a related skill (of the same domain). Looked up only when
 * people are short, and only ever proposed to the requester, never done.
 */
export const whatIf = async (table: Table, sought: Sought, known: ReadonlySet<string>): Promise<RelaxationCount[]> => {
  const { request, position } = sought
  const changes: RelaxationCount[] = []
  if (request.manner === 'onSite') {
    const more = await othersFitting(table, { ...sought, request: { ...request, manner: 'online' } }, known)
    changes.push({ kind: 'online', more, decidedBy: 'requester', text: { zh: '先线上做', en: 'first on-line' } })
  }
  const [only, ...others] = position.skills
  if (only !== undefined && others.length === 0) {
    for (const skill of await relatedTo(table, only.skill)) {
      const instead = { ...sought, position: { ...position, skills: [{ ...only, skill }] } }
      const name = skillName(skill)
      changes.push({
        kind: 'related',
        more: await othersFitting(table, instead, known),
        decidedBy: 'requester',
        text: { zh: `会“${name.zh}”的也行`, en: `“${name.en}” is welcome, too` },
      })
    }
  }
  return changes.filter(({ more }) => more > 0)
}

/** The skills of the same domain that most people hold. */
const relatedTo = async (table: Table, skill: string): Promise<string[]> => {
  const siblings = skillsOf(skill.slice(0, 2))
    .map(({ code }) => code)
    .filter((code) => code !== skill)
  const holders = await holdersOf(table, siblings)
  return siblings
    .sort((a, b) => (holders.get(b) ?? 0) - (holders.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, relatedLooked)
}

/** One list: each kind of change once, with the higher of two counts; the most helpful first. */
export const withWhatIf = (
  counted: readonly RelaxationCount[],
  looked: readonly RelaxationCount[],
): RelaxationCount[] => {
  const best = new Map<string, RelaxationCount>()
  for (const one of [...counted, ...looked]) {
    const before = best.get(one.text.en)
    if (before === undefined || before.more < one.more) best.set(one.text.en, one)
  }
  return [...best.values()].sort((a, b) => b.more - a.more || (a.text.en < b.text.en ? -1 : 1))
}
