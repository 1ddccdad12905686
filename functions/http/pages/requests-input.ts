import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { districts } from '#shared/places/district.ts'
import type { Place } from '#shared/places/place.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { checkInput } from '#shared/requests/check-input.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { RiskKind } from '#shared/requests/service-request.ts'
import { riskWords } from '#shared/requests/words.ts'
import { isSkill, skillName } from '#shared/skills/taxonomy.ts'
import { addDays, addHours, type Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { inOrder, missing, tooLong } from './requests-faults.ts'
import type { TypedPosition, TypedRequest, TypedShift } from './requests-typed.ts'

/** What was typed, as the verbs take it; or all that is wrong with it, and a need with stand-ins for what is missing. */
export type ReadInput =
  | { input: RequestInput; problems?: undefined }
  | { input?: undefined; standIn: RequestInput; problems: FieldProblem[] }

type Notes = FieldProblem[]
/** A whole number in bounds, or `otherwise` with a note at the field. */
const whole = (
  notes: Notes,
  path: string,
  typed: string,
  bounds: { from: number; to: number; otherwise: number },
): number => {
  const number = typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC'))
  if (Number.isInteger(number) && number >= bounds.from && number <= bounds.to) return number
  notes.push(missing.number(path, typed, bounds.from, bounds.to))
  return bounds.otherwise
}

const instants = (notes: Notes, shift: TypedShift, path: string, now: Instant): { starts: Instant; ends: Instant } => {
  const dated = /^20\d\d-[01]\d-[0-3]\d$/.test(shift.date) && !Number.isNaN(Date.parse(shift.date))
  const [startsAt, endsAt] = [shift.starts, shift.ends].map((time) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time))
  if (!dated && !startsAt && !endsAt) notes.push(missing.span(`${path}.date`))
  else {
    if (!dated) notes.push(missing.day(`${path}.date`))
    if (!startsAt) notes.push(missing.start(`${path}.starts`))
    if (!endsAt) notes.push(missing.end(`${path}.ends`))
  }
  if (dated && startsAt && endsAt) {
    return { starts: fromLocal(shift.date, shift.starts), ends: fromLocal(shift.date, shift.ends) }
  }
  // Stands in for what was not chosen, so that the other rules can still be told.
  const starts = addDays(now, 30)
  return { starts, ends: addHours(starts, 2) }
}

const positionOf = (
  notes: Notes,
  typed: TypedPosition,
  path: string,
): RequestInput['shifts'][number]['positions'][number] => {
  const skills = typed.skills
    .filter(({ skill }) => isSkill(skill))
    .slice(0, 5)
    .map(({ skill, level }) => ({ skill, level: level === '1' ? 1 : level === '3' ? 3 : 2 }) as const)
  if (skills.length === 0) notes.push(missing.skill(`${path}.skills.0.skill`))
  const name = typed.name.trim().slice(0, 60)
  const seats = whole(notes, `${path}.seats`, typed.seats, { from: 1, to: 40, otherwise: 1 })
  return {
    id: typed.id,
    name: name === '' ? skillName(skills[0]?.skill ?? '—').zh : name,
    skills,
    licences: typed.licences.slice(0, 5),
    trainings: typed.trainings.slice(0, 5),
    languages: RequestInput.shape.shifts.element.shape.positions.element.shape.languages
      .catch([])
      .parse(typed.languages),
    seats,
    minimum:
      typed.minimum.trim() === ''
        ? Math.min(1, seats)
        : whole(notes, `${path}.minimum`, typed.minimum, { from: 0, to: 40, otherwise: seats }),
  }
}

/** The chosen township and address. The exact point is known only of the requester's own; elsewhere the township's centre stands. */
const placeOf = (notes: Notes, typed: TypedRequest, requester: Pick<Requester, 'place'>): Place | undefined => {
  if (typed.manner === 'online') return undefined
  const district = districts.find(({ townships }) => townships.some(({ code }) => code === typed.place.townshipCode))
  const township = district?.townships.find(({ code }) => code === typed.place.townshipCode)
  const address = typed.place.address.trim()
  if (!township) notes.push(missing.township('place.townshipCode'))
  if (address === '') notes.push(missing.address('place.address'))
  if (address.length > 120) notes.push(tooLong('place.address', address, 120))
  if (!district || !township) return undefined
  const own = requester.place.townshipCode === township.code && requester.place.address === address
  return {
    districtCode: district.code,
    townshipCode: township.code,
    point: own ? requester.place.point : township.point,
    address: address.slice(0, 120) || '—',
  }
}

const risksOf = (notes: Notes, typed: TypedRequest): RequestInput['risks'] => {
  const ticked = RiskKind.options.filter((kind) => typed.risks.includes(kind))
  const none = typed.risks.includes('none')
  if (ticked.length === 0 && !none) notes.push(missing.risks('risks'))
  if (ticked.length > 0 && none) notes.push(missing.risksAgree('risks'))
  return ticked.map((kind) => {
    const note = (typed.riskNotes[kind] ?? '').trim()
    if (kind === 'other' && note === '') notes.push(missing.otherRisk('riskNotes.other'))
    if (note.length > 200) notes.push(tooLong(`riskNotes.${kind}`, note, 200))
    return { kind, note: note.slice(0, 200) || riskWords[kind].zh }
  })
}

const limited = (notes: Notes, path: string, typed: string, most: number): string => {
  const value = typed.trim()
  if (value.length > most) notes.push(tooLong(path, value, most))
  return value.slice(0, most)
}

/** One of a list of answers, or a note and a stand-in that trips no other rule. */
const chosen = <V>(notes: Notes, problem: FieldProblem, found: V | undefined, otherwise: V): V => {
  if (found === undefined) notes.push(problem)
  return found ?? otherwise
}

/** Reads the form of a need. Answers all that is missing together with all that breaks a rule, so that one round is enough. */
export const readInput = (
  typed: TypedRequest,
  requester: Pick<Requester, 'place'>,
  now: Instant,
  options: { consent: boolean },
): ReadInput => {
  const notes: Notes = []
  const fields = RequestInput.shape
  const problem = limited(notes, 'problem', typed.problem, 2000)
  if (problem.length < 10) notes.push(missing.problem('problem', problem))
  const title = limited(notes, 'title', typed.title, 60)
  if (title.length < 4) notes.push(missing.title('title', title))
  const outcome = limited(notes, 'outcome', typed.outcome, 500)
  if (typed.skills.length === 0) notes.push(missing.skills('skills'))
  const shifts = typed.shifts.slice(0, 10).map((shift, at) => ({
    id: shift.id,
    ...instants(notes, shift, `shifts.${at}`, now),
    positions: shift.positions
      .slice(0, 8)
      .map((position, p) => positionOf(notes, position, `shifts.${at}.positions.${p}`)),
  }))
  const manner = chosen(notes, missing.manner('manner'), fields.manner.safeParse(typed.manner).data, 'onSite')
  const place = placeOf(notes, typed, requester)
  const scopeItem = chosen(
    notes,
    missing.scope('scopeItem'),
    fields.scopeItem.safeParse(Number(typed.scopeItem)).data,
    1,
  )
  const destination = chosen(
    notes,
    missing.destination('destination'),
    fields.destination.safeParse(typed.destination).data,
    'community',
  )
  const kind = chosen(
    notes,
    missing.audience('audience.kind'),
    fields.audience.shape.kind.safeParse(typed.audience.kind).data,
    'public',
  )
  const count =
    typed.audience.count.trim() === ''
      ? 0
      : whole(notes, 'audience.count', typed.audience.count, { from: 0, to: 100_000, otherwise: 0 })
  const conditions = limited(notes, 'conditions', typed.conditions, 500)
  if (conditions === '') notes.push(missing.conditions('conditions'))
  const risks = risksOf(notes, typed)
  if (typed.dangerous === '') notes.push(missing.danger('dangerous'))
  const safetyMeasures = limited(notes, 'safetyMeasures', typed.safetyMeasures, 500)
  if (options.consent && !typed.free) notes.push(missing.free('free'))
  const input: RequestInput = {
    scopeItem,
    destination,
    title,
    problem,
    outcome,
    manner,
    ...(place === undefined ? {} : { place }),
    shifts,
    audience: { kind, count },
    conditions,
    risks,
    dangerous: typed.dangerous === 'yes',
    safetyMeasures,
    confidential: typed.confidential,
    signatureAsked: typed.signatureAsked,
    emergency: typed.emergency,
    ...(typed.campaignId === '' ? {} : { campaignId: typed.campaignId }),
    directedTo: typed.directedTo.filter((id) => id !== '').slice(0, 5),
  }
  if (notes.length === 0) return { input }
  const told = (path: string): boolean =>
    notes.some((note) => note.path === path || note.path.startsWith(`${path}.`) || path.startsWith(`${note.path}.`))
  return { standIn: input, problems: inOrder([...notes, ...checkInput(input, now).filter(({ path }) => !told(path))]) }
}
