import type { Text } from '#shared/kernel/text.ts'
import { countedLevel, type RequiredSkill } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { always, type Constraint, type ProfileFacts, type Relaxation } from './constraint.ts'
import type { Remedy } from './remedy.ts'
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

const shortIn = (facts: ProfileFacts): RequiredSkill[] =>
  facts.position.skills.filter((required) => levelFor(facts, required.skill) < required.level)

/** The basics may be stated by oneself; whatever rests on evidence is for staff to confirm. */
const raised = ({ volunteer }: ProfileFacts, { skill, level }: RequiredSkill): Remedy => {
  const held = volunteer.skills.find((one) => one.skill === skill)
  const stated = level === 1 && (held === undefined || held.evidence === 'claimed')
  return { kind: 'skill', by: stated ? 'person' : 'staff', skill, level }
}

const lowerTo = (skill: string, has: number): Remedy[] =>
  has === 1 || has === 2 ? [{ kind: 'level', by: 'requester', skill, level: has }] : []

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
    const short = shortIn(facts)
    const [first] = short
    if (first === undefined) return undefined
    const has = levelFor(facts, first.skill)
    const one = short.length === 1 && has > 0
    return {
      reason: joined(short.map((required) => shortfall(facts, required))),
      ...(one ? { relaxation: { kind: 'level', skill: first.skill, level: has } satisfies Relaxation } : {}),
    }
  },
  ways: (facts) => {
    const short = shortIn(facts)
    const lowered = short.flatMap(({ skill }) => lowerTo(skill, levelFor(facts, skill)))
    return [short.map((one) => raised(facts, one)), ...(lowered.length === short.length ? [lowered] : [])]
  },
}

const unspoken = ({ position, volunteer }: ProfileFacts) =>
  position.languages.filter((language) => !volunteer.languages.includes(language))

export const languages: Rule = {
  label: { zh: '语言', en: 'Languages' },
  rule: { zh: '会说岗位要求的每种语言。', en: 'Speaks every language the position asks for.' },
  source: 'Art. 8(4)',
  group: 'skill',
  purposes: always,
  check: (facts) => {
    const missing = unspoken(facts)
    const [only] = missing
    if (only === undefined) return undefined
    const names = missing.map(languageName)
    return {
      reason: {
        zh: `不会${names.map(({ zh }) => zh).join('、')}`,
        en: `does not speak ${names.map(({ en }) => en).join(', ')}`,
      },
      ...(missing.length === 1 ? { relaxation: { kind: 'language', language: only } satisfies Relaxation } : {}),
    }
  },
  ways: (facts) => [
    unspoken(facts).map((language) => ({ kind: 'language', by: 'person', language })),
    unspoken(facts).map((language) => ({ kind: 'interpreter', by: 'requester', language })),
  ],
}
