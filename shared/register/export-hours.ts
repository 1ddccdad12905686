import { agreements } from '#shared/agreements/agreement.ts'
import { audited } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { organizationsUnder } from '#shared/organizations/organizations-under.ts'
import { consenting } from '#shared/people/consent.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { allRecordsOf, type ServiceRecord, serviceRecords, standing } from '#shared/records/service-record.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { fromLocal, localMonth } from '#shared/time/shanghai.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { permittedOrganization } from './own-import.ts'

/** One confirmed service as the register takes it. */
export interface ExportedService {
  record: ServiceRecord
  name: string
  registerNumber: string
  /** Only of those who consented to it for the register. */
  idNumber: string
}

export interface ExportForRegister {
  services: ExportedService[]
  people: number
  /** People with confirmed hours in that month who did not consent to be passed on: none of theirs is in it. */
  leftOut: number
}

const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)
const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/**
 * The confirmed hours of one month that an organization and all below it recorded, for the outside register: of those
 * volunteers alone who consent to be passed on. Each record that goes out says so from then on, and the export is kept.
 */
export const exportHours = async (
  context: Context,
  input: { organizationId: string; month: string },
): Promise<ExportForRegister> => {
  const organization = await permittedOrganization(context, input.organizationId, 'register.export')
  const { month } = input
  if (!isMonth(month) || month > localMonth(context.clock())) throw wrongMonth(month)
  const recorded = await recordsOfMonth(context, organization.id, month)
  const people = await volunteers.getMany(
    context.table,
    [...new Set(recorded.map(({ volunteerId }) => volunteerId))].map(keys.volunteer),
  )
  const personIds = people.map(({ personId }) => personId)
  const willing = await consenting(context.table, 'register', personIds)
  const withId = await consenting(context.table, 'idNumber', personIds)
  const going = people.filter(({ personId, erasedAt }) => erasedAt === undefined && willing.has(personId))
  const services: ExportedService[] = []
  for (const { id, personId, register } of going) {
    const details = await allDetailsOf(context, personId)
    if (!details) continue
    const idNumber = withId.has(personId) ? (details.idNumber ?? '') : ''
    for (const record of recorded.filter(({ volunteerId }) => volunteerId === id)) {
      services.push({ record, name: details.name, registerNumber: register?.number ?? '', idNumber })
    }
  }
  services.sort((a, b) => (a.record.starts < b.record.starts ? -1 : 1))
  const leftOut = people.length - going.length
  await context.table.write([
    audited(
      context,
      organization.id,
      'register.export',
      `${month}: ${going.length} people, ${services.length} services, ${leftOut} left out`,
    ),
  ])
  const sent = new Set(services.map(({ record }) => record.id))
  await markExported(
    context,
    recorded.filter(({ id }) => sent.has(id)),
  )
  return { services, people: going.length, leftOut }
}

/** By the agreements of the month, as every recorded service has one; then each person's own records. */
const recordsOfMonth = async (
  context: Context,
  organizationId: string,
  month: string,
): Promise<Loaded<ServiceRecord>[]> => {
  const { table } = context
  const subtree = new Set((await organizationsUnder(table, organizationId)).map(({ id }) => id))
  const between = { from: fromLocal(`${month}-01`, '00:00'), to: fromLocal(`${nextMonth(month)}-01`, '00:00') }
  const agreed = await Promise.all(
    [...subtree].map((id) =>
      agreements.all(table, { index: 'owner', partition: owners.agreementsOf(id, '', '').ownerPk ?? '', ...between }),
    ),
  )
  const volunteerIds = [...new Set(agreed.flat().map(({ volunteerId }) => volunteerId))]
  const records: Loaded<ServiceRecord>[] = []
  for (const volunteerId of volunteerIds) {
    const stand = standing(await allRecordsOf(table, volunteerId))
    records.push(
      ...stand.filter(
        ({ starts, organizationId: by, disputed }) =>
          !disputed && subtree.has(by) && starts >= between.from && starts < between.to,
      ),
    )
  }
  return records
}

/** The way to the register is no part of what a record's seal covers. Whoever changed one at this moment is not overruled. */
const markExported = async (context: Context, records: readonly Loaded<ServiceRecord>[]): Promise<void> => {
  for (const record of records) {
    if (record.exportState !== 'notExported') continue
    try {
      await context.table.write([serviceRecords.replace({ ...record, exportState: 'exported' })])
    } catch (error) {
      if (!(error instanceof Stale)) throw error
    }
  }
}

const wrongMonth = (typed: string): Refusal => {
  const text = {
    zh: `“${typed.slice(0, 12)}”不能导出。选一个已经开始的月份，比如 2026-10。`,
    en: `"${typed.slice(0, 12)}" cannot be exported. Choose a month that has begun, such as 2026-10.`,
  }
  return new Refusal('invalid', 'month', text, { fields: [{ path: 'month', text }] })
}
