import type { Text } from '#shared/kernel/text.ts'
import { licenceName, trainingName } from '#shared/skills/credentials.ts'
import { type Credential, countedLevel, type RequiredSkill, validOver } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { always, type Constraint, type Failure, type ProfileFacts, type Relaxation } from './constraint.ts'
import { joined, languageName } from './words.ts'

type Rule = Constraint<ProfileFacts>

/** The level that counts over the whole shift: evidence that runs out before its end counts as absent. */
export const levelFor = ({ volunteer, shift }: Pick<ProfileFacts, 'volunteer' | 'shift'>, skill: string): number => {
  const held = volunteer.skills.find((one) => one.skill === skill)
  return held === undefined ? 0 : countedLevel(held, shift.ends)
}

const shortfall = (facts: ProfileFacts, required: RequiredSkill): Text => {
  const has = levelFor(facts, required.skill)
  const name = skillName(required.skill)
  const claimed = facts.volunteer.skills.find((one) => one.skill === required.skill)?.level ?? 0
  const unproven = claimed > has && claimed >= required.level
  return {
    zh: `需要${name.zh} ${required.level} 级，有 ${has} 级${unproven ? `（自报 ${claimed} 级，证明不够或已过期）` : ''}`,
    en: `needs ${name.en} level ${required.level}, has ${has}${unproven ? ` (names ${claimed}, evidence too weak or expired)` : ''}`,
  }
}

export const skillLevel: Rule = {
  label: { zh: '技能', en: 'Skill' },
  rule: {
    zh: '每项所需技能都够级。级别按证明算：光自报最多算 1 级，过期的算没有。',
    en: 'Every required skill at its level. Evidence decides: a claim alone counts 1 at most, expired counts as absent.',
  },
  source: 'Art. 6, 8(4)',
  group: 'skill',
  purposes: always,
  check: (facts) => {
    const short = facts.position.skills.filter((required) => levelFor(facts, required.skill) < required.level)
    const [first] = short
    if (first === undefined) return undefined
    const has = levelFor(facts, first.skill)
    const one = short.length === 1 && has > 0
    return {
      reason: joined(short.map((required) => shortfall(facts, required))),
      change: one
        ? { zh: `降到 ${has} 级就行，或补上证明`, en: `Fine if level ${has} is enough, or with better evidence` }
        : { zh: '学会并补上证明就行', en: 'Fine once learnt and shown by evidence' },
      ...(one ? { relaxation: { kind: 'level', skill: first.skill, level: has } satisfies Relaxation } : {}),
    }
  },
}

const credentialFailure = (
  facts: ProfileFacts,
  needed: readonly string[],
  held: readonly Credential[],
  name: (code: string) => Text,
): Text | undefined => {
  const missing = needed.filter((kind) => !held.some((one) => one.kind === kind && validOver(one, facts.shift)))
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
    return reason && { reason, change: { zh: '换证或补证后就行', en: 'Fine once it is renewed or obtained' } }
  },
}

const trainingFailure = (facts: ProfileFacts, needed: readonly string[]): Failure | undefined => {
  const reason = credentialFailure(facts, needed, facts.volunteer.trainings, trainingName)
  if (reason === undefined) return undefined
  const [only] = needed
  return {
    reason,
    change: { zh: '参加培训后就行', en: 'Fine after the training' },
    ...(needed.length === 1 && only !== undefined ? { relaxation: { kind: 'training', training: only } } : {}),
  }
}

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
}

export const languages: Rule = {
  label: { zh: '语言', en: 'Languages' },
  rule: { zh: '会说岗位要求的每种语言。', en: 'Speaks every language the position asks for.' },
  source: 'Art. 8(4)',
  group: 'skill',
  purposes: always,
  check: ({ position, volunteer }) => {
    const missing = position.languages.filter((language) => !volunteer.languages.includes(language))
    const [only] = missing
    if (only === undefined) return undefined
    const names = missing.map(languageName)
    return {
      reason: {
        zh: `不会${names.map(({ zh }) => zh).join('、')}`,
        en: `does not speak ${names.map(({ en }) => en).join(', ')}`,
      },
      change: { zh: '有人翻译就行', en: 'Fine with somebody to interpret' },
      ...(missing.length === 1 ? { relaxation: { kind: 'language', language: only } satisfies Relaxation } : {}),
    }
  },
}
