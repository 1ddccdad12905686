import type { Text } from '#shared/kernel/text.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { type Credential, validOver } from '#shared/skills/skill.ts'
import type { Interval } from '#shared/time/interval.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { always, type Constraint, type Failure, type ProfileFacts } from './constraint.ts'
import type { Way } from './remedy.ts'
import { joined } from './words.ts'

type Rule = Constraint<ProfileFacts>

const missingOf = (facts: ProfileFacts, needed: readonly string[], held: readonly Credential[]): string[] =>
  needed.filter((kind) => !held.some((one) => one.kind === kind && validOver(one, facts.shift)))

const credentialFailure = (
  facts: ProfileFacts,
  needed: readonly string[],
  held: readonly Credential[],
  name: (code: string) => Text,
): Text | undefined => {
  const missing = missingOf(facts, needed, held)
  if (missing.length === 0) return undefined
  return joined(
    missing.map((kind) => {
      const last = held
        .filter((one) => one.kind === kind)
        .map(({ validTo }) => validTo)
        .sort()
        .at(-1)
      const { zh, en } = name(kind)
      if (last === undefined) return { zh: `没有${zh}`, en: `no ${en}` }
      return last < facts.shift.ends
        ? { zh: `${zh} ${localDate(last)} 到期`, en: `${en} runs out on ${localDate(last)}` }
        : { zh: `${zh}到服务时还没生效`, en: `${en} is not yet valid at the service` }
    }),
  )
}

const overShift = ({ shift: { starts, ends } }: ProfileFacts): Interval => ({ starts, ends })

export const licence: Rule = {
  label: { zh: '证书', en: 'Licence' },
  rule: {
    zh: '专业行为要有证，服务全程有效。',
    en: 'Professional acts need the licence, valid over the whole service.',
  },
  source: 'Decree 685; Art. 11(1)',
  group: 'licence',
  purposes: always,
  check: (facts) => {
    const reason = credentialFailure(facts, facts.position.licences, facts.volunteer.licences, licenceName)
    return reason && { reason }
  },
  ways: (facts) => [
    missingOf(facts, facts.position.licences, facts.volunteer.licences).map((licence) => ({
      kind: 'licence',
      by: 'person',
      licence,
      over: overShift(facts),
    })),
  ],
}

const trainingFailure = (facts: ProfileFacts, needed: readonly string[]): Failure | undefined => {
  const reason = credentialFailure(facts, needed, facts.volunteer.trainings, trainingName)
  if (reason === undefined) return undefined
  const [only] = needed
  return {
    reason,
    ...(needed.length === 1 && only !== undefined ? { relaxation: { kind: 'training', training: only } } : {}),
  }
}

const trained = (facts: ProfileFacts, needed: readonly string[]): Way =>
  missingOf(facts, needed, facts.volunteer.trainings).map((training) => ({
    kind: 'training',
    by: 'staff',
    training,
    over: overShift(facts),
  }))

export const training: Rule = {
  label: { zh: '培训', en: 'Training' },
  rule: {
    zh: '需要专门技能的服务先培训，服务时仍有效。',
    en: 'Special-skill work needs its training first, still valid at the service.',
  },
  source: 'Decree 685',
  group: 'licence',
  purposes: always,
  check: (facts) => trainingFailure(facts, facts.position.trainings),
  ways: (facts) => [trained(facts, facts.position.trainings)],
}

export const safeguarding: Rule = {
  label: { zh: '未成年人保护培训', en: 'Safeguarding training' },
  rule: {
    zh: '为未成年人服务的，要成年，并有服务那天有效的未成年人保护培训；每场至少两人。',
    en: 'Whoever serves minors is an adult with a safeguarding training valid on that day; two at least in every shift.',
  },
  // Children are no less in need of it at a science day (item 1) than under item 6: the audience decides.
  source: 'Art. 11(6)',
  group: 'licence',
  purposes: always,
  check: (facts) => {
    if (facts.request.audience.kind !== 'minors') return undefined
    if (facts.volunteer.adult) return trainingFailure(facts, ['safeguarding'])
    return { reason: { zh: '未成年，不单独照看未成年人', en: 'A minor; minors are looked after by adults' } }
  },
  ways: (facts) => (facts.volunteer.adult ? [trained(facts, ['safeguarding'])] : []),
}
