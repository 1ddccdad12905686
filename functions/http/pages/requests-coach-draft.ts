import type { Requester } from '#shared/requesters/requester.ts'
import { adultsForMinors } from '#shared/requests/adults.ts'
import { firstDraft } from '#shared/requests/coach/first-draft.ts'
import { type NeedKindName, needKinds } from '#shared/requests/coach/kinds.ts'
import { ownWords } from '#shared/requests/coach/next-question.ts'
import type { UsualSize } from '#shared/requests/usual-size.ts'
import type { TypedPosition, TypedRequest } from './requests-typed.ts'
import { blankPosition } from './requests-typed-blanks.ts'

// What the coach puts into the form, always for the requester to look at. Only what was left blank is filled.

type Ranked = readonly { code: string }[]

const withPositions = (
  typed: TypedRequest,
  change: (positions: readonly TypedPosition[]) => TypedPosition[],
): TypedRequest => ({
  ...typed,
  shifts: typed.shifts.map((shift) => ({ ...shift, positions: change(shift.positions) })),
})

const withSkill = (position: TypedPosition, skill: string, level: number): TypedPosition => {
  const [first, ...others] = position.skills
  return first?.skill ? position : { ...position, skills: [{ skill, level: String(level) }, ...others] }
}

/**
 * Seats without a skill take the ticked ones in turn, first what the words of the need speak of most; each once in a shift.
 */
export const withTickedSkills = (typed: TypedRequest, kind: NeedKindName, ranked: Ranked): TypedRequest => {
  const place = new Map(ranked.map(({ code }, at) => [code, at]))
  const order = (code: string): number => place.get(code) ?? ranked.length
  const ticked = [...typed.skills].sort((a, b) => order(a) - order(b))
  return withPositions(typed, (all) => {
    const used = new Set(all.flatMap(({ skills }) => skills.map(({ skill }) => skill)))
    const left = ticked.filter((code) => !used.has(code))
    return all.map((one) => {
      const next = one.skills[0]?.skill ? undefined : left.shift()
      return next === undefined ? one : withSkill(one, next, needKinds[kind].level)
    })
  })
}

/** With minors there are two adults at every moment. */
const forMinors = (typed: TypedRequest): TypedRequest => {
  if (typed.audience.kind !== 'minors') return typed
  return withPositions(typed, (all) => {
    const least = all.reduce((sum, { minimum }) => sum + (Number(minimum) || 0), 0)
    const [first, ...others] = all
    if (least >= adultsForMinors || !first) return [...all]
    const needed = adultsForMinors - least + (Number(first.minimum) || 0)
    return [{ ...first, seats: String(Math.max(Number(first.seats) || 0, needed)), minimum: String(needed) }, ...others]
  })
}

/** Blank fields filled from the words, and the names of those that were. */
export const drafted = (
  typed: TypedRequest,
  { kind: asker }: Pick<Requester, 'kind'>,
  kind: NeedKindName,
  ranked: Ranked,
): { typed: TypedRequest; filled: string[] } => {
  const draft = firstDraft(ownWords(typed.problem), kind, asker)
  const [best] = ranked
  const skills = typed.skills.length === 0 && best !== undefined ? [best.code] : typed.skills
  const count = draft.count === undefined ? '' : String(draft.count)
  const next: TypedRequest = {
    ...typed,
    skills,
    title: typed.title.trim() || draft.title,
    manner: typed.manner || draft.manner,
    scopeItem: typed.scopeItem || String(draft.scopeItem),
    destination: typed.destination || (draft.destination ?? ''),
    audience: { kind: typed.audience.kind || draft.audience, count: typed.audience.count || count },
  }
  const spoken = withPositions(next, (all) =>
    all.map((one) => (one.languages.length === 0 ? { ...one, languages: [...draft.languages] } : one)),
  )
  const filled = (['title', 'manner', 'scopeItem', 'destination'] as const).filter((name) => next[name] !== typed[name])
  return {
    typed: forMinors(withTickedSkills(spoken, kind, ranked)),
    filled: [
      ...filled,
      ...(next.audience.kind === typed.audience.kind ? [] : ['audience.kind']),
      ...(skills === typed.skills ? [] : ['skills']),
    ],
  }
}

/** One kind of seat for each skill, in every shift; seats that ask for one of them already stay as they are. */
export const inRoles = (typed: TypedRequest, roles: readonly string[], kind: NeedKindName): TypedRequest => {
  const skills = [...new Set([...typed.skills, ...roles])]
  return withPositions({ ...typed, skills }, (all) => {
    const positions = [...all]
    for (const code of roles) {
      if (positions.some((one) => one.skills.some(({ skill }) => skill === code))) continue
      const free = positions.findIndex((one) => !one.skills[0]?.skill)
      const seat = withSkill(positions[free] ?? blankPosition(positions), code, needKinds[kind].level)
      if (free >= 0) positions[free] = seat
      else if (positions.length < 8) positions.push(seat)
    }
    return positions
  })
}

/** As many people and as long as such needs usually ask for; the first kind of seat takes the number. */
export const ofUsualSize = (typed: TypedRequest, usual: UsualSize): TypedRequest =>
  forMinors({
    ...typed,
    shifts: typed.shifts.map((shift) => {
      const [first, ...others] = shift.positions
      return {
        ...shift,
        ends: laterTime(shift.starts, usual.minutes) || shift.ends,
        positions: first ? [{ ...first, seats: String(usual.people) }, ...others] : [],
      }
    }),
  })

/** The wall time so many minutes later, midnight at the latest; empty where the start is no time. */
export const laterTime = (starts: string, minutes: number): string => {
  const [, hours, past] = /^(\d\d):(\d\d)$/.exec(starts) ?? []
  if (hours === undefined || past === undefined) return ''
  const total = Math.min(24 * 60, Number(hours) * 60 + Number(past) + minutes)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
