import { takeNotesAway } from '#shared/audit/without-notes.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { doneFor } from '#shared/delegations/done-for.ts'
import { guardianId } from '#shared/guardians/guardian.ts'
import { messages } from '#shared/messages/message.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { offers } from '#shared/offers/offer.ts'
import { identitiesOf, identityLinks } from '#shared/people/identity-link.ts'
import { tokensOver } from '#shared/people/list-tokens.ts'
import { memberships, people } from '#shared/people/person.ts'
import { samplePeopleItems } from '#shared/people/sample-people.ts'
import { sessions } from '#shared/people/sessions.ts'
import { problemId, problems } from '#shared/problems/problem.ts'
import { storiesOf } from '#shared/stories/read-stories.ts'
import { stories } from '#shared/stories/story.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change, Key, Table } from '#shared/table/table.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { papers } from '#shared/volunteers/paper.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { anonymousVolunteer, emptyCalendar } from './anonymous.ts'
import { papersHeld } from './erase-me.ts'
import { rolesHeld } from './standing-duties.ts'

/**
 * Takes away what is left of an erased person: entries of the index, answers to open invitations, sessions, messages, and
 * what people wrote about them in the audit and in cases they raised, and last the roles by which the rest is found. Each
 * step can be done again, so it goes on wherever it stopped. Records, agreements and sums stay under an id of nobody. Does nothing about a person who is not erased.
 */
export const eraseRest = async (context: Context, { personId }: { personId: string }): Promise<void> => {
  const { table } = context
  const person = await people.get(table, keys.person(personId))
  if (person?.state !== 'erased') return
  const held = await rolesHeld(table, personId)
  for (const { role } of held) {
    if (role.role !== 'volunteer') continue
    await forget(context, role.volunteerId)
    await leaveOffers(context, role.volunteerId)
  }
  for (const { role } of held) {
    if ('organizationId' in role) await leaveTokens(context, { personId, organizationId: role.organizationId })
  }
  await leaveSample(table, personId)
  for (const about of [
    personId,
    ...held.flatMap(({ role }) => (role.role === 'volunteer' ? [role.volunteerId] : [])),
  ]) {
    await takeNotesAway(context, about)
  }
  await leaveObjections(context, personId)
  const proofs = await papersHeld(table, held)
  const told = await Promise.all(
    held.flatMap(({ role }) => (role.role === 'volunteer' ? [storiesOf(table, role.volunteerId)] : [])),
  )
  const guarded = held.flatMap(({ role }) =>
    role.role === 'volunteer' ? [keys.guardian(guardianId(context.vault, role.volunteerId))] : [],
  )
  const [open, linked, heard] = await Promise.all([
    sessions.all(table, { index: 'owner', partition: owners.sessionsOf(personId, '').ownerPk ?? '' }),
    identitiesOf(context, personId),
    messages.all(table, { partition: keys.message(personId, '', '').pk }),
  ])
  await removeAll(table, [
    ...proofs.map(papers.keyOf),
    ...guarded,
    ...held.flatMap(({ role }) => (role.role === 'volunteer' ? [keys.savedSearches(role.volunteerId)] : [])),
    keys.delegation(personId),
    ...open.map(sessions.keyOf),
    ...linked.map(identityLinks.keyOf),
    ...heard.map(messages.keyOf),
    ...told.flat().map(stories.keyOf),
  ])
  await removeAll(table, held.map(memberships.keyOf))
}

const forget = (context: Context, volunteerId: string): Promise<void> =>
  deciding(async () => {
    const { volunteer, calendar, card } = await loadVolunteer(context.table, volunteerId)
    if (volunteer.erasedAt !== undefined) return
    const now = context.clock()
    const left = anonymousVolunteer(volunteer, now)
    await context.table.write([
      volunteers.replace(left),
      calendars.replace(emptyCalendar(calendar)),
      ...reindexed(card, left, { paused: false, now, random: context.random }),
    ])
  })

/** A no in their place, so that the next people are asked at once and not when the invitation has run out. */
const leaveOffers = async (context: Context, volunteerId: string): Promise<void> => {
  const all = await offers.all(context.table, {
    index: 'owner',
    partition: owners.offersTo(volunteerId, '', '').ownerPk ?? '',
  })
  for (const { state, requestId, id } of all) {
    if (state === 'sent' || state === 'standby') await declineOffer(context, { requestId, offerId: id })
  }
}

/** What they said of an act that was done for them, and what staff answered. The case itself stays. */
const leaveObjections = async ({ table }: Context, personId: string): Promise<void> => {
  const all = await doneFor.all(table, { partition: keys.doneFor(personId, '', '').pk })
  for (const { id, reach, requestId } of all.filter(({ objectedAt }) => objectedAt !== undefined)) {
    await deciding(async () => {
      const held = await problems.get(table, keys.problem(reach.at(-1) ?? '', problemId('actObjected', requestId, id)))
      if (held?.words === undefined && held?.note === undefined) return
      const { words: _theirs, note: _answer, ...rest } = held
      await table.write([problems.replace(rest)])
    })
  }
}

const leaveTokens = (context: Context, of: { personId: string; organizationId: string }): Promise<void> =>
  deciding(async () => {
    const ended = await tokensOver(context, of)
    if (ended.length > 0) await context.table.write(ended)
  })

/** On one's own machine the sample people stand by name on the start page. */
const leaveSample = (table: Table, personId: string): Promise<void> =>
  deciding(async () => {
    const sample = await samplePeopleItems.get(table, keys.samplePeople())
    if (!sample?.people.some((one) => one.personId === personId)) return
    const left = sample.people.filter((one) => one.personId !== personId)
    await table.write([samplePeopleItems.replace({ ...sample, people: left })])
  })

const atOnce = 90

const removeAll = async (table: Table, all: readonly Key[]): Promise<void> => {
  for (let at = 0; at < all.length; at += atOnce) {
    await table.write(all.slice(at, at + atOnce).map((key): Change => ({ kind: 'remove', key })))
  }
}
