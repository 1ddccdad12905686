import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityId, territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { readDetails } from '#shared/people/details.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists, owners, shards } from '#shared/table/keys.ts'
import type { Query } from '#shared/table/table.ts'
import { volunteerWord } from './read-volunteer.ts'
import { type Volunteer, volunteers } from './volunteer.ts'

/** Facts to look for; none of them is a name. */
export interface VolunteerFilter {
  skill?: string
  state?: Volunteer['state']
  organizationId?: string
  /** `V-7F3A`. */
  pseudonym?: string
}

/** Some volunteers, and whether the reading stopped at its budget before the page was full. */
export interface FoundVolunteers {
  volunteers: Loaded<Volunteer>[]
  /** First characters of names, by volunteer id. */
  surnames: Readonly<Record<string, string>>
  /** Where the next page begins; absent when all were read. */
  after?: string
  truncated: boolean
}

const pageSize = 50
/** So many items are read for one page at most; a filter that fits few says that it stopped there. */
const readBudget = 600

/**
 * The volunteers who live in some districts, or who act first for some organizations, by number, for staff and auditors of
 * those. Every partition is read side by side and merged. Whose surnames a page showed is kept in one entry of the audit.
 */
export const findVolunteers = async (
  context: Context,
  input: {
    districtCodes: readonly string[]
    organizationIds: readonly string[]
    filter?: VolunteerFilter
    after?: string
  },
): Promise<FoundVolunteers> => {
  for (const reach of [...input.districtCodes.map(territoryReach), ...input.organizationIds.map((id) => [id])]) {
    permit(context, 'volunteer.list', { what: volunteerWord, reach })
  }
  const partitions: Pick<Query, 'index' | 'partition'>[] = [
    ...input.districtCodes.flatMap((code) =>
      Array.from({ length: shards.list }, (_, shard) => ({
        index: 'list' as const,
        partition: lists.volunteersPartition(territoryId(code), shard),
      })),
    ),
    ...input.organizationIds.map((id) => ({
      index: 'owner' as const,
      partition: owners.volunteersOf(id, '').ownerPk ?? '',
    })),
  ]
  const limit = Math.max(10, Math.ceil(readBudget / Math.max(1, partitions.length)))
  const pages = await Promise.all(
    partitions.map((partition) =>
      volunteers.list(context.table, {
        ...partition,
        limit,
        ...(input.after === undefined ? {} : { from: `${input.after}~` }),
      }),
    ),
  )
  // A partition that was not read to its end hides what follows its last item: nothing beyond the first such gap is shown yet.
  const gap = pages
    .flatMap(({ items, cursor }) => (cursor === undefined ? [] : items.slice(-1).map(({ id }) => id)))
    .sort()[0]
  const found = new Map(pages.flatMap(({ items }) => items.map((one) => [one.id, one])))
  const wanted = [...found.values()]
    .filter((one) => fits(one, input.filter ?? {}) && (gap === undefined || one.id <= gap))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const shown = wanted.slice(0, pageSize)
  const after = wanted.length > pageSize ? shown.at(-1)?.id : gap
  const [of = cityId] = [...input.districtCodes.map(territoryId), ...input.organizationIds]
  const people = shown.map(({ id }) => id)
  if (people.length > 0) await context.table.write([looked(context, of, 'volunteer.list', { people })])
  return {
    volunteers: shown,
    surnames: await surnamesOf(context, shown),
    ...(after === undefined ? {} : { after }),
    truncated: gap !== undefined && wanted.length <= pageSize,
  }
}

/** Of the name no more than its first character leaves this place. */
const surnamesOf = async (context: Context, shown: readonly Volunteer[]): Promise<Record<string, string>> => {
  const details = await readDetails(
    context,
    shown.map(({ personId }) => personId),
  )
  return Object.fromEntries(shown.map(({ id, personId }) => [id, details.get(personId)?.name.slice(0, 1) ?? '']))
}

const fits = (volunteer: Volunteer, { skill, state, organizationId, pseudonym }: VolunteerFilter): boolean =>
  (skill === undefined || volunteer.skills.some((held) => held.skill === skill)) &&
  (state === undefined || volunteer.state === state) &&
  (organizationId === undefined || volunteer.organizationIds.includes(organizationId)) &&
  (pseudonym === undefined || volunteer.pseudonym === pseudonym)
