import type * as z from 'zod'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type Counts, count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { type Placement, placements, placementWord } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { findPosition, type ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { opened, summed } from './opening.ts'
import { blindDays, Rating, ratings } from './rating.ts'

/** 评单 of one side. Only the requester vouches for skills. */
export const RatingInput = Rating.pick({ stars: true, solved: true, words: true, skills: true })
export type RatingInput = z.infer<typeof RatingInput>

const rateable = new Set<Placement['state']>(['checkedOut', 'disputed', 'recorded'])

/**
 * 评单: each side rates a service once, without seeing the other's rating. The second one opens both; a lone one opens
 * after two weeks. The volunteer's sums follow when the requester's rating opens.
 */
export const rateService = async (
  context: Context,
  input: RatingInput & { requestId: string; placementId: string; as: Rating['by'] },
): Promise<Rating> =>
  deciding(async () => {
    const { table } = context
    const { requestId, placementId, as } = input
    const otherSide = as === 'volunteer' ? 'requester' : 'volunteer'
    const [placement, request, own, other] = await Promise.all([
      placements.get(table, keys.placement(requestId, placementId)),
      requests.get(table, keys.request(requestId)),
      ratings.get(table, keys.rating(requestId, placementId, as)),
      ratings.get(table, keys.rating(requestId, placementId, otherSide)),
    ])
    if (!placement || !request) throw notFound(placementWord)
    mustBeThatSide(context, as, placement)
    if (own) throw alreadyRated()
    if (!rateable.has(placement.state)) throw notServed()
    const skills = mustBeSkills(input, request, placement)
    const by = actorName(context.actor)
    if (other?.personId === by) throw bothSides()
    const now = context.clock()
    const mine: Rating = {
      requestId,
      placementId,
      by: as,
      personId: by,
      stars: input.stars,
      ...(input.solved === undefined ? {} : { solved: input.solved }),
      words: input.words.trim(),
      at: now,
      skills,
    }
    const opening = other ? opened([mine], now) : []
    const openingOther = other ? opened([other], now) : []
    const volunteer = other ? await volunteers.get(table, keys.volunteer(placement.volunteerId)) : undefined
    await table.write([
      ratings.create(opening[0] ?? mine),
      ...openingOther.map(ratings.replace),
      ...(volunteer ? summed(volunteer, [...opening, ...openingOther]) : []),
      ...(other
        ? []
        : [
            // Both at once: whoever is second reads the other's rating and opens both.
            { kind: 'absent', key: keys.rating(requestId, placementId, otherSide) } as const,
            fallsDue(
              { kind: 'openRatings', requestId, about: placementId, at: addDays(now, blindDays), cause: as },
              now,
            ),
          ]),
      count(placement.reach.at(-1) ?? '', counted(mine), now, context.random),
    ])
    return opening[0] ?? mine
  })

/** Whether the problem was solved is counted from the body that had it. */
const counted = ({ by, stars, solved }: Rating): Counts =>
  by === 'volunteer'
    ? { 'rating.byVolunteer': 1, 'rating.byVolunteerStars': stars }
    : {
        'rating.byRequester': 1,
        'rating.byRequesterStars': stars,
        ...(solved === undefined ? {} : { [`solved.${solved}`]: 1 }),
      }

const mustBeThatSide = (context: Context, as: Rating['by'], placement: Placement): void => {
  const { volunteerId, requesterId } = placement
  if (as === 'volunteer') {
    permit(context, 'rating.asVolunteer', { what: placementWord, volunteerId })
    if (isOfRequester(context.actor, requesterId)) throw bothSides()
  } else {
    permit(context, 'rating.asRequester', { what: placementWord, requesterId })
    if (isVolunteer(context.actor, volunteerId)) throw bothSides()
  }
}

const mustBeSkills = (
  { as, skills }: { as: Rating['by']; skills: readonly string[] },
  request: ServiceRequest,
  placement: Placement,
): string[] => {
  const asked = findPosition(request, placement.shiftId, placement.positionId)?.position.skills ?? []
  const unknown = skills.filter((skill) => as === 'volunteer' || !asked.some((one) => one.skill === skill))
  if (unknown.length === 0) return [...new Set(skills)]
  const text = {
    zh: `只能为这个岗位要求的技能作证，${unknown.join('、')} 不在其中。`,
    en: `Only skills this position asked for can be endorsed; ${unknown.join(', ')} are not among them.`,
  }
  throw new Refusal('invalid', 'skillsNotAsked', text, { fields: [{ path: 'skills', text }] })
}

const alreadyRated = (): Refusal =>
  new Refusal('conflict', 'alreadyRated', {
    zh: '这次服务您已经评过了，一方只评一次。',
    en: 'This service has been rated by your side already; each side rates once.',
  })

const notServed = (): Refusal =>
  wrongState('notServed', {
    zh: '服务结束、签退以后才能评单。',
    en: 'A service is rated after it has ended and been checked out.',
  })
