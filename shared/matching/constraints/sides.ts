import { isSameIndustry } from '#shared/organizations/industries.ts'
import { always, type Constraint, type Failure, type MatchFacts, type ProfileFacts, whenAsking } from './constraint.ts'

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
          change: { zh: '改成公开招募就行', en: 'Fine if recruitment is made public' },
          relaxation: { kind: 'anyOrganization' },
        },
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
          change: { zh: '由本人改回来', en: 'Only they can change it' },
        }
      : undefined,
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
          change: { zh: '由服务对象改回来', en: 'Only the requester can change it' },
        }
      : undefined,
}

const industryNotStated: Failure = {
  reason: { zh: '本人没填单位的行业，没法核对同行', en: 'They have not stated the industry of their employer' },
  change: { zh: '本人在“我的资料”里补上行业就行', en: 'Fine once they state it in their profile' },
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
  check: ({ request, requester, volunteer: { employer } }) => {
    if (employer === undefined || employer.requesterId === requester.id) return undefined
    if (employer.requesterId !== undefined && requester.competitorIds.includes(employer.requesterId)) {
      return { reason: { zh: '在对方点名回避的单位工作', en: 'Works for a body the requester named as a competitor' } }
    }
    // As it was when the need was posted; stated later, it counts from then on.
    const industry = request.requesterIndustry ?? requester.industry
    if (industry === undefined) {
      // A village or a park has no industry of its own; an enterprise without one cannot be compared.
      return request.requesterKind === 'enterprise'
        ? {
            reason: {
              zh: '企业没有登记行业，没法核对同行',
              en: 'The enterprise has no industry on file to compare with',
            },
            change: {
              zh: '企业在“我的需求”里补上行业就行',
              en: 'Fine once the enterprise states it under “My requests”',
            },
          }
        : undefined
    }
    if (employer.industry === undefined) return employer.enterprise === false ? undefined : industryNotStated
    if (!isSameIndustry(employer.industry, industry)) return undefined
    return employer.industry.length < 4
      ? {
          reason: {
            zh: `同在行业大类 ${employer.industry}，分不出是不是同行`,
            en: `Both in industry division ${employer.industry}; they may be competitors`,
          },
          change: { zh: '本人在资料里填到行业小类就能分清', en: 'Clear once they state their class in their profile' },
        }
      : {
          reason: {
            zh: `同行：行业小类都是 ${employer.industry}`,
            en: `A competitor: both in industry class ${employer.industry}`,
          },
        }
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
}
