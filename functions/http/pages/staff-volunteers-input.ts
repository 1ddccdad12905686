import * as z from 'zod'
import { type Form, textOf } from '#functions/http/form.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type Credential, Evidence, SkillLevel } from '#shared/skills/skill.ts'
import { type Instant, toInstant, toMilliseconds } from '#shared/time/instant.ts'
import { fromLocal, type LocalDate } from '#shared/time/shanghai.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import type { Vouching } from '#shared/volunteers/vouch-volunteer.ts'

/** A form of the page, read: what it asks for, or what is wrong with it. */
export type Read<T> = { input: T; problems?: never } | { problems: FieldProblem[]; input?: never }

const problem = (path: string, zh: string, en: string): FieldProblem => ({ path, text: { zh, en } })

/** The last moment of a day: what is valid until a day holds all that day long. */
const endOf = (day: LocalDate): Instant => toInstant(toMilliseconds(fromLocal(day, '24:00')) - 1)

const Day = z.iso.date()

/** A day as typed; an empty one is allowed only where it is not needed. */
const readDay = (form: Form, path: string, needed: boolean): Read<LocalDate | undefined> => {
  const typed = textOf(form, path).trim()
  if (typed === '' && !needed) return { input: undefined }
  const day = Day.safeParse(typed)
  if (day.success) return { input: day.data }
  return {
    problems: [
      typed === ''
        ? problem(path, '填到期那天。', 'Enter the last day.')
        : problem(
            path,
            `“${typed.slice(0, 20)}”不是日期，要像 2027-06-30。`,
            `"${typed.slice(0, 20)}" is no date; such as 2027-06-30.`,
          ),
    ],
  }
}

const readUntil = (form: Form, path: string, needed: boolean, now: Instant): Read<Instant | undefined> => {
  const { input: day, problems } = readDay(form, path, needed)
  if (problems) return { problems }
  if (day === undefined) return { input: undefined }
  const until = endOf(day)
  if (until > now) return { input: until }
  return { problems: [problem(path, `${day} 已经过了，登记了也不算。`, `${day} has passed, so it would not count.`)] }
}

const readSkill = (form: Form, now: Instant): Read<Vouching> => {
  const level = SkillLevel.safeParse(Number(textOf(form, 'skill.level')))
  const evidence = Evidence.exclude(['proven', 'claimed']).safeParse(textOf(form, 'skill.evidence'))
  const until = readUntil(form, 'skill.until', false, now)
  const skill = textOf(form, 'skill.skill')
  if (skill !== '' && level.success && evidence.success && !until.problems) {
    const expires = until.input === undefined ? {} : { expiresAt: until.input }
    return { input: { skills: [{ skill, level: level.data, evidence: evidence.data, ...expires }] } }
  }
  return {
    problems: [
      ...(skill === '' ? [problem('skill.skill', '选一项技能。', 'Choose a skill.')] : []),
      ...(level.success ? [] : [problem('skill.level', '选水平。', 'Choose the level.')]),
      ...(evidence.success ? [] : [problem('skill.evidence', '选依据：看到了什么。', 'Choose what you saw.')]),
      ...(until.problems ?? []),
    ],
  }
}

const readCredential = (form: Form, name: 'licence' | 'training', now: Instant): Read<Credential> => {
  const kind = textOf(form, `${name}.kind`)
  const from = readDay(form, `${name}.from`, false)
  const until = readUntil(form, `${name}.until`, true, now)
  if (kind !== '' && !from.problems && until.input !== undefined) {
    const begins = from.input === undefined ? {} : { validFrom: fromLocal(from.input, '00:00') }
    return { input: { kind, validTo: until.input, ...begins } }
  }
  return {
    problems: [
      ...(kind === '' ? [problem(`${name}.kind`, '从目录里选一项。', 'Choose one from the list.')] : []),
      ...(from.problems ?? []),
      ...(until.problems ?? []),
    ],
  }
}

/** What staff saw, by form. */
export const readVouching = (what: string, form: Form, now: Instant): Read<Vouching> => {
  switch (what) {
    case 'licence':
    case 'training': {
      const { input, problems } = readCredential(form, what, now)
      return problems ? { problems } : { input: what === 'licence' ? { licences: [input] } : { trainings: [input] } }
    }
    default:
      return readSkill(form, now)
  }
}

/** Where the page shows what the verb found wrong: `licences.0.validTo` at `licence.until`. */
export const fieldOfForm = (path: string): string => {
  const [list = '', , field = 'kind'] = path.split('.')
  const form = { skills: 'skill', licences: 'licence', trainings: 'training' }[list]
  if (form === undefined) return path
  if (form === 'skill') return 'skill.skill'
  return `${form}.${field === 'validTo' ? 'until' : 'kind'}`
}

const longest = 500
const reasonText = (length: number): Text => ({
  zh: `写明原因，4 到 ${longest} 个字，现在是 ${length} 个。本人会看到，可以申诉。`,
  en: `Give the reason in 4 to ${longest} characters; now it is ${length}. The person reads it and may appeal.`,
})

/** A standing with its reason. */
export const readStanding = (form: Form): Read<{ state: Volunteer['state']; reason: string }> => {
  const state = Volunteer.shape.state.safeParse(textOf(form, 'standing.state'))
  const reason = textOf(form, 'standing.reason').trim()
  if (state.success && reason.length >= 4 && reason.length <= longest) return { input: { state: state.data, reason } }
  return {
    problems: [
      ...(state.success ? [] : [problem('standing.state', '选一个决定。', 'Choose a decision.')]),
      ...(reason.length >= 4 && reason.length <= longest
        ? []
        : [{ path: 'standing.reason', text: reasonText(reason.length) }]),
    ],
  }
}
