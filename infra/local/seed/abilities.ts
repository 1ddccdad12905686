import trainingList from '#shared/skills/data/trainings.json' with { type: 'json' }
import { type Credential, Evidence, type HeldSkill, SkillLevel } from '#shared/skills/skill.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import type { SpokenLanguage } from '#shared/volunteers/volunteer.ts'
import people from './data/people.json' with { type: 'json' }
import { byShare, shuffled } from './pick.ts'

type Profession = (typeof people.professions)[number]

const level = (value: number): HeldSkill['level'] => SkillLevel.parse(value)
const mostSkills = 14
/** The share of those who are better at a thing of their trade than their colleagues. */
const moreExpert = 0.4

/** What a claim or paper has become since it was handed in: association staff have seen some, some work has shown itself. */
const seenSince = (stated: string, random: () => number): Evidence => {
  const evidence = Evidence.parse(stated)
  const luck = random()
  if (evidence === 'claimed') return luck < 0.65 ? 'document' : 'claimed'
  return luck < 0.35 ? 'title' : luck < 0.55 ? 'endorsed' : evidence
}

/** The skills of a person: those of the profession, a hobby or two, the languages of the place; each once, best first. */
export const skillsFor = (profession: Profession, district: string, random: () => number): HeldSkill[] => {
  const trade = profession.skills
    .filter(({ chance }) => random() < chance)
    .map(({ code, level: stated, evidence }) => ({
      skill: code,
      level: level(random() < moreExpert ? Math.min(3, stated + 1) : stated),
      evidence: seenSince(evidence, random),
    }))
  const hobbies = people.hobbies
    .filter(({ chance }) => random() < chance)
    .map((hobby): HeldSkill => ({ skill: hobby.code, level: level(hobby.level), evidence: 'claimed' }))
  const local = people.localLanguages
    .filter(({ byDistrict }) => random() < (Object.entries(byDistrict).find(([code]) => code === district)?.[1] ?? 0))
    .map((one): HeldSkill => ({ skill: one.skill, level: level(one.level), evidence: 'document' }))
  const all = [...trade, ...local, ...hobbies]
  const once = all.filter(({ skill }, at) => all.findIndex((one) => one.skill === skill) === at)
  return once.length > 0 ? once.slice(0, mostSkills) : [{ skill: 'SV16', level: 1, evidence: 'claimed' }]
}

const spoken: Readonly<Record<string, SpokenLanguage>> = {
  SV05: 'zhuang',
  SV06: 'dong',
  SV07: 'miao',
  SV08: 'yao',
  SV09: 'guiliu',
  SV10: 'en',
}

/** Mandarin, and what the skills say besides. */
export const languagesFor = (skills: readonly HeldSkill[]): SpokenLanguage[] => [
  'zh',
  ...Object.entries(spoken).flatMap(([code, language]) =>
    skills.some(({ skill, level: held }) => skill === code && held >= 2) ? [language] : [],
  ),
]

const forLong = 3650

/** Licences run for years; a few have run out, a few soon will. */
export const licencesFor = (profession: Profession, end: Instant, random: () => number): Credential[] =>
  profession.licences
    .filter(({ chance }) => random() < chance)
    .map(({ code }) => ({
      kind: code,
      validTo: addDays(end, Math.round(random() < 0.06 ? random() * 60 - 30 : 200 + random() * 1500)),
    }))

/** The trainings of the trade and those everybody is offered, each as long as it holds. */
export const trainingsFor = (profession: Profession, end: Instant, random: () => number): Credential[] => {
  const wanted = [...profession.trainings, ...people.baseTrainings]
  const codes = [...new Set(wanted.filter(({ chance }) => random() < chance).map(({ code }) => code))]
  return codes.map((kind) => {
    const months = trainingList.find(({ code }) => code === kind)?.validMonths
    const days = typeof months === 'number' ? months * 30 : forLong
    const left = random() < 0.08 ? random() * 60 - 40 : 40 + random() * (days - 40)
    return { kind, validFrom: addDays(end, Math.round(left) - days), validTo: addDays(end, Math.round(left)) }
  })
}

const minutes = (clock: string): number => {
  const [hours = 0, rest = 0] = clock.split(':').map(Number)
  return hours * 60 + rest
}

/** When a person is free in an ordinary week: one of the patterns of the trade, often a second; overlapping spans joined. */
export const weekFor = (
  profession: Profession,
  random: () => number,
): { weekday: number; from: number; to: number }[] => {
  const patterns = 1 + Number(random() < people.habits.secondPattern) + Number(random() < people.habits.thirdPattern)
  const atHome = random() < people.habits.freeByDay ? ['retired'] : []
  const chosen = [...shuffled(profession.availability, random).slice(0, patterns), ...atHome]
  const spans = people.availability
    .filter(({ name }) => chosen.includes(name))
    .flatMap(({ blocks }) =>
      blocks.map(({ day, from, to }) => ({ weekday: day, from: minutes(from), to: minutes(to) })),
    )
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from)
  const joined: typeof spans = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && last.weekday === span.weekday && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}

/** Hours a week a person gives. */
export const hoursFor = (random: () => number): number =>
  byShare(people.habits.weeklyHours, ({ share }) => share, random).hours
