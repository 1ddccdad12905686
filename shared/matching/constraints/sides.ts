import type { Text } from '#shared/kernel/text.ts'
import { isSameIndustry } from '#shared/organizations/industries.ts'
import { always, type Constraint, type MatchFacts, nothing, type ProfileFacts, whenAsking } from './constraint.ts'
import type { Way } from './remedy.ts'

type Rule = Constraint<ProfileFacts>

export const directed: Rule = {
  label: { zh: '定向', en: 'Directed' },
  rule: {
    zh: '定向招募的需求只找指定组织的人。',
    en: 'A directed request goes to people of the named organizations only.',
  },
  source: 'Art. 10',
  group: 'sides',
  purposes: always,
  check: ({ request, volunteer }) =>
    request.directedTo.length === 0 || request.directedTo.some((id) => volunteer.organizationIds.includes(id))
      ? undefined
      : {
          reason: { zh: '不在指定的组织里', en: 'Not in one of the named organizations' },
          relaxation: { kind: 'anyOrganization' },
        },
  ways: () => [[{ kind: 'public', by: 'requester' }]],
}

export const chosenByVolunteer: Rule = {
  label: { zh: '本人回避', en: 'Avoided by them' },
  rule: { zh: '本人说过不去的单位，不再邀请。', en: 'Never a body the person said they do not serve.' },
  source: 'Art. 9',
  group: 'sides',
  purposes: always,
  check: ({ requester, volunteer }) =>
    volunteer.excludedRequesterIds.includes(requester.id)
      ? {
          reason: { zh: '本人选择不为这个单位服务', en: 'They chose not to serve this body' },
        }
      : undefined,
  ways: () => [[{ kind: 'willing', by: 'person' }]],
}

export const chosenByRequester: Rule = {
  label: { zh: '对方回避', en: 'Avoided by the requester' },
  rule: { zh: '服务对象请求回避的人，不邀请。', en: 'Never somebody the requester asked not to be sent.' },
  source: 'Decree 685',
  group: 'sides',
  purposes: always,
  check: ({ requester, volunteer }) =>
    requester.excludedVolunteerIds.includes(volunteer.id)
      ? {
          reason: { zh: '服务对象请求回避', en: 'The requester asked for somebody else' },
        }
      : undefined,
  ways: () => [[{ kind: 'readmit', by: 'requester' }]],
}

/** What stands between a person and an enterprise that must not be sent a competitor. */
type Rivalry =
  | { is: 'named' | 'requesterUnstated' | 'employerUnstated' }
  | { is: 'sameDivision' | 'sameClass'; industry: string }

type Sides = Pick<ProfileFacts, 'request' | 'requester' | 'volunteer'>

/** As it was when the need was posted; stated later, it counts from then on. */
const industryOf = ({ request, requester }: Sides): string | undefined =>
  request.requesterIndustry ?? requester.industry

const rivalry = (facts: Sides): Rivalry | undefined => {
  const { request, requester, volunteer } = facts
  const { employer } = volunteer
  if (employer === undefined || employer.requesterId === requester.id) return undefined
  if (employer.requesterId !== undefined && requester.competitorIds.includes(employer.requesterId)) {
    return { is: 'named' }
  }
  const industry = industryOf(facts)
  // A village or a park has no industry of its own; an enterprise without one cannot be compared.
  if (industry === undefined) return request.requesterKind === 'enterprise' ? { is: 'requesterUnstated' } : undefined
  if (employer.industry === undefined) return employer.enterprise === false ? undefined : { is: 'employerUnstated' }
  if (!isSameIndustry(employer.industry, industry)) return undefined
  return { is: employer.industry.length < 4 ? 'sameDivision' : 'sameClass', industry: employer.industry }
}

const rivalryReason = (found: Rivalry): Text => {
  switch (found.is) {
    case 'named':
      return { zh: '在对方点名回避的单位工作', en: 'Works for a body the requester named as a competitor' }
    case 'requesterUnstated':
      return { zh: '企业没有登记行业，没法核对同行', en: 'The enterprise has no industry on file to compare with' }
    case 'employerUnstated':
      return { zh: '本人没填单位的行业，没法核对同行', en: 'They have not stated the industry of their employer' }
    case 'sameDivision':
      return {
        zh: `同在行业大类 ${found.industry}，分不出是不是同行`,
        en: `Both in industry division ${found.industry}; they may be competitors`,
      }
    case 'sameClass':
      return {
        zh: `同行：行业小类都是 ${found.industry}`,
        en: `A competitor: both in industry class ${found.industry}`,
      }
  }
}

const unlike = (industry: string | undefined) => (industry === undefined ? {} : { unlike: industry })

/** What clears a person of being a competitor; undefined when nothing can, empty when nothing has to. */
const cleared = (facts: Sides): Way | undefined => {
  const found = rivalry(facts)
  const { employer } = facts.volunteer
  const stated: Way = [{ kind: 'industry', by: 'person', ...unlike(industryOf(facts)) }]
  switch (found?.is) {
    case undefined:
      return []
    case 'named': {
      const rest = cleared({ ...facts, requester: { ...facts.requester, competitorIds: [] } })
      return rest && [{ kind: 'noCompetitor', by: 'requester' }, ...rest]
    }
    case 'requesterUnstated': {
      const both = employer?.industry === undefined && employer?.enterprise !== false
      return [{ kind: 'industry', by: 'requester', ...unlike(employer?.industry) }, ...(both ? stated : [])]
    }
    case 'employerUnstated':
    case 'sameDivision':
      return stated
    case 'sameClass':
      return undefined
  }
}

export const competitor: Rule = {
  label: { zh: '同行回避', en: 'No competitor' },
  rule: {
    zh: '企业的需求不找同行（同一行业小类）或对方点名的单位的人；自己单位的不算同行。',
    en: 'For an enterprise, nobody of a competitor: same industry class, or a body it named. One’s own body is none.',
  },
  source: 'Art. 11(2)',
  group: 'sides',
  purposes: always,
  check: (facts) => {
    const found = rivalry(facts)
    return found && { reason: rivalryReason(found) }
  },
  ways: (facts) => {
    const way = cleared(facts)
    return way === undefined ? [] : [way]
  },
}

export const declinedBefore: Constraint<MatchFacts> = {
  label: { zh: '已谢绝', en: 'Declined' },
  rule: {
    zh: '谢绝过的需求不再邀请同一个人；只是时间不行的，换了时间可以再问。',
    en: 'Nobody is asked again for a request they declined, unless only its time did not suit them and it moves.',
  },
  source: 'Decree 685',
  group: 'asks',
  // Changing one's mind is free: whoever says yes after a no may.
  purposes: whenAsking,
  check: (facts) =>
    facts.declinedBefore ? { reason: { zh: '谢绝过这个需求', en: 'Has declined this request' } } : undefined,
  ways: nothing,
}
