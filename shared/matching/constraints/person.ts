import { localDate } from '#shared/time/shanghai.ts'
import { always, type Constraint, nothing, type ProfileFacts } from './constraint.ts'

type Rule = Constraint<ProfileFacts>

export const active: Rule = {
  label: { zh: '在册', en: 'Active' },
  rule: {
    zh: '只有在册的志愿者会收到邀请；停用或退出的不会。',
    en: 'Only active volunteers; nobody suspended or removed.',
  },
  source: 'Art. 8(7)',
  group: 'person',
  purposes: always,
  check: ({ volunteer }) =>
    volunteer.active
      ? undefined
      : {
          reason: { zh: '现在不在册', en: 'Not an active volunteer now' },
        },
  ways: () => [[{ kind: 'reinstate', by: 'staff' }]],
}

export const conduct: Rule = {
  label: { zh: '品行承诺', en: 'Conduct statement' },
  rule: { zh: '签过品行承诺。', en: 'Has made the conduct statement.' },
  source: 'Art. 6',
  group: 'person',
  purposes: always,
  check: ({ volunteer }) =>
    volunteer.conductDeclared
      ? undefined
      : {
          reason: { zh: '还没有签品行承诺', en: 'Has not made the conduct statement' },
        },
  ways: () => [[{ kind: 'statement', by: 'person', of: 'conduct' }]],
}

export const fitForService: Rule = {
  label: { zh: '身心适合', en: 'Fit for service' },
  rule: { zh: '本人声明身心适合服务；不问原因。', en: 'States to be fit for service; reasons are never asked.' },
  source: 'Art. 6',
  group: 'person',
  purposes: always,
  check: ({ volunteer }) =>
    volunteer.fitDeclared
      ? undefined
      : {
          reason: { zh: '还没有声明适合服务', en: 'Has not stated to be fit for service' },
        },
  ways: () => [[{ kind: 'statement', by: 'person', of: 'fit' }]],
}

export const guardian: Rule = {
  label: { zh: '监护人同意', en: 'Guardian’s consent' },
  rule: {
    zh: '成年；未成年的，监护人的同意要管到服务结束。',
    en: 'Of age; for a minor the guardian’s consent holds until the service ends.',
  },
  source: 'Art. 6',
  group: 'person',
  purposes: always,
  check: ({ volunteer, shift }) => {
    if (volunteer.adult) return undefined
    const until = volunteer.guardianConsentUntil
    if (until !== undefined && until >= shift.ends) return undefined
    return {
      reason:
        until === undefined
          ? { zh: '未成年，没有监护人同意', en: 'A minor without a guardian’s consent' }
          : {
              zh: `未成年，监护人的同意只到 ${localDate(until)}`,
              en: `A minor; the guardian’s consent ends on ${localDate(until)}`,
            },
    }
  },
  ways: ({ shift }) => [[{ kind: 'consent', by: 'guardian', until: shift.ends }]],
}

export const minorSafe: Rule = {
  label: { zh: '未成年人不涉险', en: 'No danger for minors' },
  rule: { zh: '有危险的服务不找未成年人。', en: 'Minors never take part in dangerous service.' },
  source: 'Art. 8(4); Decree 685',
  group: 'insurance',
  purposes: always,
  check: ({ volunteer, request }) =>
    volunteer.adult || !request.dangerous
      ? undefined
      : {
          reason: {
            zh: '未成年人，不能参加有危险的服务',
            en: 'A minor; dangerous service is not for minors',
          },
        },
  ways: nothing,
}

export const insurable: Rule = {
  label: { zh: '可投保', en: 'Insurable' },
  rule: {
    zh: '有危险的服务只找能上意外险的人；保险由组织在确认前买好。',
    en: 'Dangerous service only for people an insurer covers; the organization insures them before confirming.',
  },
  source: 'Art. 8(6)',
  group: 'insurance',
  purposes: always,
  check: ({ volunteer, request }) =>
    volunteer.insurable || !request.dangerous
      ? undefined
      : {
          reason: { zh: '这项服务有危险，本人不能投保', en: 'Dangerous service, and they cannot be insured' },
          relaxation: { kind: 'insurance' },
        },
  ways: () => [[{ kind: 'insurer', by: 'staff' }]],
}
