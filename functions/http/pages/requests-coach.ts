import { mostShown, suggestSkills } from '#functions/suggesting.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { type Caution, cautionsFor } from '#shared/requests/coach/cautions.ts'
import { type Danger, graveDangers, likelyDangers } from '#shared/requests/coach/dangers.ts'
import { kindOfNeed, type NeedKindName } from '#shared/requests/coach/kinds.ts'
import { openQuestions, ownWords, type Question, type SaidSoFar } from '#shared/requests/coach/next-question.ts'
import { rolesIn } from '#shared/requests/coach/roles.ts'
import { type NearDuplicate, nearDuplicates } from '#shared/requests/near-duplicates.ts'
import { ScopeItem } from '#shared/requests/service-request.ts'
import { readUsualSize, type UsualSize } from '#shared/requests/usual-size.ts'
import type { Suggestion } from '#shared/skills/suggest/suggester.ts'
import type { TypedRequest } from './requests-typed.ts'

/** What the words of a need tell as they stand: read at every pause while somebody types, so it asks the table nothing. */
export interface Heard {
  kind: NeedKindName
  suggestions: readonly Suggestion[]
  cautions: readonly Caution[]
  /** What may hurt there by the words, grave or likely. */
  dangers: readonly Danger[]
  isGrave: boolean
  /** Questions still open, the most useful first. */
  questions: readonly Question[]
  /** Different people the need asks for at once, where they are not all among its seats yet. */
  roles: readonly string[]
}

/** What others asked before, read when a button is pressed. */
export interface Compared {
  duplicates: readonly NearDuplicate[]
  usual?: UsualSize | undefined
}

const shortest = 4
/** More of a field than this is not listened to; a need that is handed in is shorter. */
const longest = 3000
/** The first few are always put to choose from, further ones only where their words say something. */
const surelyShown = 3
const leastScore = 0.35

const rolesLeft = (typed: TypedRequest, suggestions: readonly Suggestion[]): string[] => {
  const roles = rolesIn(suggestions, typed.problem)
  const seated = typed.shifts.flatMap(({ positions }) =>
    positions.flatMap(({ skills }) => skills.map(({ skill }) => skill)),
  )
  return roles.length < 2 || roles.every((code) => seated.includes(code)) ? [] : roles
}

const saidIn = (typed: TypedRequest, kind: NeedKindName): SaidSoFar => ({
  kind,
  text: typed.problem,
  outcome: typed.outcome,
  when: typed.shifts.every(({ date, starts, ends }) => date !== '' && starts !== '' && ends !== ''),
  risk:
    typed.risks.length > 0 &&
    typed.dangerous !== '' &&
    (typed.dangerous === 'no' || typed.safetyMeasures.trim() !== ''),
  conditions: typed.conditions.trim() !== '',
  people: typed.audience.count.trim() !== '',
  skipped: typed.skipped,
})

/** Listens to a need as typed; nothing where it says next to nothing. */
export const hear = async (
  context: Pick<Context, 'table' | 'clock'>,
  whole: TypedRequest,
  requester: Pick<Requester, 'kind'>,
): Promise<Heard | undefined> => {
  const [title, problem, conditions] = [whole.title, whole.problem, whole.conditions].map((text) =>
    text.slice(0, longest),
  )
  const typed = { ...whole, title: title ?? '', problem: problem ?? '', conditions: conditions ?? '' }
  const text = typed.problem.trim()
  if (text.length < shortest) return undefined
  const scopeItem = ScopeItem.safeParse(Number(typed.scopeItem)).data
  // What somebody answers may name anything; what they came for stands in their own words.
  const found = await suggestSkills(context, ownWords(text), {
    requesterKind: requester.kind,
    ...(scopeItem === undefined ? {} : { scopeItem }),
  })
  const suggestions = found.slice(0, mostShown).filter(({ score }, at) => at < surelyShown || score >= leastScore)
  const kind = kindOfNeed(ownWords(text), suggestions[0]?.code)
  const grave = graveDangers(`${text}\n${typed.conditions}`)
  return {
    kind,
    suggestions,
    cautions: cautionsFor(`${typed.title}\n${text}\n${typed.conditions}`),
    dangers: [...grave, ...likelyDangers(text)],
    isGrave: grave.length > 0,
    questions: openQuestions(saidIn(typed, kind)),
    roles: rolesLeft(typed, suggestions),
  }
}

/** Compares a need with what was asked before, of the same body and of the district. */
export const compare = async (
  context: Context,
  typed: TypedRequest,
  { id: requesterId, place }: Pick<Requester, 'id' | 'place'>,
  except?: string,
): Promise<Compared> => {
  const [first] = typed.skills
  const [duplicates, usual] = await Promise.all([
    nearDuplicates(context, {
      requesterId,
      districtCode: place.districtCode,
      text: ownWords(typed.problem),
      skills: typed.skills,
      ...(except === undefined ? {} : { except }),
    }),
    first === undefined ? undefined : readUsualSize(context.table, first, context.clock()),
  ])
  return { duplicates, usual }
}
