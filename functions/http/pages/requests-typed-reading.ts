import { type Form, listOf, nestedOf } from '#functions/http/form.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'
import { type TypedPosition, TypedRequest, type TypedShift } from './requests-typed.ts'
import { blankPosition, blankShift, newest } from './requests-typed-blanks.ts'

const order = new Map(domains.flatMap(({ code }) => skillsOf(code)).map(({ code }, at) => [code, at]))

/** Gives every shift and position an id, gathers the skills, and takes the only skill there is as the one a position needs. */
const completed = (typed: TypedRequest): TypedRequest => {
  const named = [
    ...typed.skills,
    ...typed.shifts.flatMap(({ positions }) => positions.flatMap(({ skills }) => skills.map(({ skill }) => skill))),
  ]
  const skills = [...new Set(named)]
    .filter((code) => order.has(code))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const only = skills.length === 1 ? (skills[0] ?? '') : ''
  const shifts: TypedShift[] = []
  for (const shift of typed.shifts.length === 0 ? [blankShift([])] : typed.shifts) {
    const positions: TypedPosition[] = []
    for (const position of shift.positions.length === 0 ? [blankPosition([])] : shift.positions) {
      const [first, ...more] = position.skills
      positions.push({
        ...position,
        id: /^p\d{1,2}$/.test(position.id) ? position.id : newest('p', [...positions, ...shift.positions]),
        skills: [
          { skill: first?.skill || only, level: first?.level || '2' },
          ...more.filter(({ skill }) => skill !== ''),
        ],
      })
    }
    shifts.push({
      ...shift,
      id: /^s\d{1,2}$/.test(shift.id) ? shift.id : newest('s', [...shifts, ...typed.shifts]),
      positions,
    })
  }
  return { ...typed, skills, shifts }
}

/** Reads what was typed, from a form, a draft, or a request (each has the same names). Never fails. */
export const typedFrom = (fields: Record<string, unknown>): TypedRequest => completed(TypedRequest.parse(fields))

/** The same from a form that was sent: a skill whose box was unticked leaves the positions, too. */
export const typedFromForm = (form: Form): TypedRequest => {
  const typed = TypedRequest.parse(nestedOf(form))
  const unticked = listOf(form, 'listed').filter((code) => !typed.skills.includes(code))
  const shifts = typed.shifts.map((shift) => ({
    ...shift,
    positions: shift.positions.map((position) => ({
      ...position,
      skills: position.skills.map((one) => (unticked.includes(one.skill) ? { ...one, skill: '' } : one)),
    })),
  }))
  return completed({ ...typed, shifts })
}
