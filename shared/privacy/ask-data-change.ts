import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { cityId, territoryReach } from '#shared/organizations/organization.ts'
import { problemId, problems, raise } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { rolesHeld } from './standing-duties.ts'

/** What a person cannot change by themself. Chosen, not typed: a case holds no personal details. */
export const changeable = {
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '手机号', en: 'phone number' },
  papers: { zh: '资质证书', en: 'licences and papers' },
  other: { zh: '其他资料', en: 'other data' },
} as const satisfies Record<string, Text>
export type Changeable = keyof typeof changeable

const isChangeable = (what: string): what is Changeable => Object.hasOwn(changeable, what)

/** A person asks staff of their district to correct what they cannot change themself. Asking twice while it is open is asking once. */
export const askDataChange = async (context: Context, input: { what: string }): Promise<void> => {
  const personId = oneself(context)
  const { what } = input
  if (!isChangeable(what)) throw notChosen()
  const { table } = context
  const volunteerId = (await rolesHeld(table, personId)).flatMap(({ role }) =>
    role.role === 'volunteer' ? [role.volunteerId] : [],
  )[0]
  const volunteer = volunteerId === undefined ? undefined : await volunteers.get(table, keys.volunteer(volunteerId))
  const reach = volunteer ? territoryReach(volunteer.districtCode) : [cityId]
  const about = `${personId}:${what}`
  await deciding(async () => {
    const open = await problems.get(table, keys.problem(reach.at(-1) ?? '', problemId('dataChangeAsked', '', about)))
    if (open && open.settledAt === undefined) return
    const title = changeable[what].zh
    await table.write([
      raise(
        { kind: 'dataChangeAsked', reach, requestId: '', about, title, ...(volunteerId ? { volunteerId } : {}) },
        context.clock(),
      ),
      audited(context, personId, 'person.askChange', what),
    ])
  })
}

const notChosen = (): Refusal => {
  const text = { zh: '选一下要更正哪一项。', en: 'Choose what should be corrected.' }
  return new Refusal('invalid', 'what', text, { fields: [{ path: 'what', text }] })
}
