import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { agreements } from '#shared/agreements/agreement.ts'
import { offers } from '#shared/offers/offer.ts'
import { isLive, placements } from '#shared/placements/placement.ts'
import { chainHeads } from '#shared/records/chain.ts'
import { serviceRecords, standing } from '#shared/records/service-record.ts'
import { verifyChain } from '#shared/records/verify-chain.ts'
import { requests } from '#shared/requests/requests.ts'
import { seats } from '#shared/requests/seat.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { StoredItem } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { overlaps } from '#shared/time/interval.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { entriesOf, entryKeysOf, indexCards, indexEntries, spotsOf } from '#shared/volunteers/index-entry.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { volunteerView } from '#shared/volunteers/volunteer-view.ts'
import type { TestDatabase } from './database.ts'

// What must be true of the table whatever happened to it, once everything that falls due was worked.

/** Commitments older than this may have been tidied away. */
const keptDays = 14

type Source = Pick<TestDatabase, 'documents' | 'tableName'>

/** Every item of the table, as it is stored. */
export const scanAll = async ({ documents, tableName }: Source): Promise<StoredItem[]> => {
  const found: StoredItem[] = []
  for (let from: Record<string, unknown> | undefined, first = true; first || from; first = false) {
    const page = await documents.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
    )
    found.push(...((page.Items ?? []) as StoredItem[]))
    from = page.LastEvaluatedKey
  }
  return found
}

const nounsOf = (items: readonly StoredItem[]) => {
  const all = <T>(noun: { name: string; read: (item: StoredItem) => Loaded<T> }): Loaded<T>[] =>
    items.filter(({ entity }) => entity === noun.name).map(noun.read)
  return {
    items,
    requests: all(requests),
    seats: all(seats),
    offers: all(offers),
    placements: all(placements),
    agreements: all(agreements),
    records: all(serviceRecords),
    heads: all(chainHeads),
    volunteers: all(volunteers),
    calendars: all(calendars),
    cards: all(indexCards),
    entries: all(indexEntries),
  }
}
type Nouns = ReturnType<typeof nounsOf>

const addressOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`
const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n')
const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at)

type Invariant = (nouns: Nouns, now: Instant) => string[]

/** Each by its name; each answers what contradicts it. */
export const invariants: Record<string, Invariant> = {
  'no seat has two placements': ({ placements: all }) =>
    twice(
      all
        .filter(({ state }) => isLive(state))
        .map((one) => `${one.requestId} ${one.shiftId}/${one.positionId}/${one.seatNumber}`),
    ),

  'each live placement sits on its own seat': ({ placements: all, seats: places }) =>
    all
      .filter(({ state }) => isLive(state))
      .filter(
        (placement) =>
          !places.some(
            (seat) =>
              seat.placementId === placement.id &&
              seat.state === 'taken' &&
              seat.requestId === placement.requestId &&
              seat.shiftId === placement.shiftId &&
              seat.positionId === placement.positionId &&
              seat.number === placement.seatNumber,
          ),
      )
      .map(({ id, state }) => `${id} (${state})`),

  'each taken seat has a placement that was not given up': ({ placements: all, seats: places }) =>
    places
      .filter(({ state }) => state === 'taken')
      .filter(({ placementId }) => {
        const state = all.find(({ id }) => id === placementId)?.state
        return state === undefined || state === 'withdrawn' || state === 'calledOff'
      })
      .map((seat) => addressOf(seats.keyOf(seat))),

  'each live placement has exactly one commitment, others none': ({ placements: all, calendars: diaries }, now) => {
    const commitments = diaries.flatMap((diary) =>
      diary.commitments.map((one) => ({ ...one, volunteerId: diary.volunteerId })),
    )
    const wrong = all
      .filter(({ ends }) => ends > addDays(now, -keptDays))
      .filter((placement) => {
        const own = commitments.filter(({ placementId }) => placementId === placement.id)
        if (!isLive(placement.state)) return placement.state !== 'noShow' && own.length > 0
        const [only] = own
        return (
          own.length !== 1 ||
          only?.volunteerId !== placement.volunteerId ||
          only.starts !== placement.starts ||
          only.ends !== placement.ends
        )
      })
      .map(({ id, state }) => `${id} (${state})`)
    const orphans = commitments.filter(({ placementId }) => !all.some(({ id }) => id === placementId))
    return [...wrong, ...orphans.map(({ placementId }) => `${placementId} (no placement)`)]
  },

  'nobody is committed twice at once': ({ calendars: diaries }) =>
    diaries
      .filter(({ commitments }) =>
        commitments.some((one, at) => commitments.some((other, n) => n > at && overlaps(one, other))),
      )
      .map(({ volunteerId }) => volunteerId),

  'standing numbers are the requests there are, by state and territory': ({ items, requests: all }) => {
    const counted = new Map<string, number>()
    for (const item of items.filter(({ entity, sk }) => entity === 'Counter' && sk === 'standing')) {
      const territory = item.pk.split('#')[1]
      for (const [name, value] of Object.entries(item)) {
        if (!name.startsWith('state.') || typeof value !== 'number') continue
        const spot = `${territory} ${name}`
        counted.set(spot, (counted.get(spot) ?? 0) + value)
      }
    }
    for (const { reach, state } of all) {
      const spot = `${reach.at(-1)} state.${state}`
      counted.set(spot, (counted.get(spot) ?? 0) - 1)
    }
    return [...counted].filter(([, left]) => left !== 0).map(([spot, left]) => `${spot}: ${left}`)
  },

  'each recorded placement has exactly one standing record': ({ placements: all, records }) => {
    const valid = standing(records)
    return all
      .filter(({ id, state }) => {
        const own = valid.filter(({ placementId }) => placementId === id).length
        return state === 'recorded' ? own !== 1 : own > (state === 'disputed' ? 1 : 0)
      })
      .map(({ id, state }) => `${id} (${state})`)
  },

  'every chain of records is intact': ({ volunteers: people, records, heads }) =>
    people.flatMap(({ id }) => {
      const check = verifyChain(
        records.filter(({ volunteerId }) => volunteerId === id),
        heads.find(({ volunteerId }) => volunteerId === id),
      )
      return check.intact ? [] : [`${id}: ${check.why} at ${check.at}`]
    }),

  'each live placement has an agreement': ({ placements: all, agreements: papers }) =>
    all
      .filter(({ state }) => isLive(state))
      .filter(({ id }) => !papers.some(({ placementId, state }) => placementId === id && state !== 'superseded'))
      .map(({ id, state }) => `${id} (${state})`),

  'an offer is accepted if and only if it has a placement': ({ offers: all, placements: placed }) => {
    const withPlacement = new Set(placed.map(({ offerId }) => offerId))
    const known = new Set(all.map(({ id }) => id))
    return [
      ...all
        .filter(({ id, state }) => (state === 'accepted') !== withPlacement.has(id))
        .map((o) => `${o.id} ${o.state}`),
      ...twice(placed.map(({ offerId }) => offerId)),
      ...placed.filter(({ offerId }) => !known.has(offerId)).map(({ id }) => `${id} (no offer)`),
    ]
  },

  'each held seat is held for an offer that waits for an answer': ({ seats: places, offers: all }) =>
    places
      .filter(({ state }) => state === 'held')
      .filter((seat) => {
        const offer = all.find(({ id }) => id === seat.offerId)
        return offer?.state !== 'sent' || offer.heldSeat !== seat.number
      })
      .map((seat) => `${addressOf(seats.keyOf(seat))} for ${seat.offerId}`),

  'nobody waits for a request that ended, or for facts that moved': ({ requests: all, offers: sent }) =>
    sent
      .filter(({ state }) => state === 'sent' || state === 'standby')
      .filter(({ requestId, factsVersion }) => {
        const request = all.find(({ id }) => id === requestId)
        const seeking = request?.state === 'open' || request?.state === 'underway'
        return !seeking || request.factsVersion !== factsVersion
      })
      .map(({ id, state }) => `${id} (${state})`),

  'nobody is bound to a request that was withdrawn': ({ requests: all, placements: placed }) =>
    placed
      .filter(({ state }) => isLive(state))
      .filter(({ requestId }) => all.find(({ id }) => id === requestId)?.state === 'withdrawn')
      .map(({ id, state }) => `${id} (${state})`),

  'whoever may be found stands in the index with their own facts, nobody else does': (nouns, now) => {
    const { volunteers: people, cards, entries } = nouns
    const found = (id: string) => entries.filter(({ who }) => who.id === id)
    const wrong = people.flatMap((volunteer) => {
      const card = cards.find(({ volunteerId }) => volunteerId === volunteer.id)
      const own = found(volunteer.id)
      if (!card) return [`${volunteer.id}: no card`]
      if (volunteer.state !== 'active' || card.paused) return own.length > 0 ? [`${volunteer.id}: still found`] : []
      const ideal = entriesOf(volunteer, now, card.token)
      // Ratings and evidence that ran out move a person within a cell at the weekly redraw, not at once.
      const places = (list: readonly { layer: string; skill: string; cell: string }[]) =>
        list.map(({ layer, skill, cell }) => `${layer} ${skill} ${cell}`)
      const facts = ({ served: _served, ...rest }: ReturnType<typeof volunteerView>) => JSON.stringify(sorted(rest))
      const view = facts(volunteerView(volunteer))
      return [
        ...(same(
          own.map((one) => addressOf(indexEntries.keyOf(one))),
          entryKeysOf(card).map(addressOf),
        )
          ? []
          : [`${volunteer.id}: entries are not where the card says`]),
        ...(same(places(own), places(ideal)) && same(places(card.spots), places(spotsOf(volunteer, now)))
          ? []
          : [`${volunteer.id}: not where they are to be found`]),
        ...(own.every(({ who }) => facts(who) === view) ? [] : [`${volunteer.id}: old facts`]),
      ]
    })
    const known = new Set(people.map(({ id }) => id))
    return [...wrong, ...entries.filter(({ who }) => !known.has(who.id)).map(({ who }) => `${who.id}: unknown`)]
  },
}

const sorted = (facts: object): object => Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Everything that is wrong with the table, each with the invariant it breaks. Empty: it is sound. */
export const brokenInvariants = async (source: Source, now: Instant): Promise<string[]> => {
  const nouns = nounsOf(await scanAll(source))
  return Object.entries(invariants).flatMap(([name, holds]) => holds(nouns, now).map((what) => `${name}: ${what}`))
}
