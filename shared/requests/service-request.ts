import * as z from 'zod'
import { Place } from '#shared/places/place.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { RequiredSkill } from '#shared/skills/skill.ts'
import { Instant } from '#shared/time/instant.ts'
import { SpokenLanguage } from '#shared/volunteers/volunteer.ts'

/** The eight scope items of Art. 11. */
export const ScopeItem = z.union([1, 2, 3, 4, 5, 6, 7, 8].map((item) => z.literal(item)))
export type ScopeItem = z.infer<typeof ScopeItem>

/** 五进 (Art. 3): where service goes; a field of its own, not the requester's kind. */
export const Destination = z.enum(['community', 'village', 'school', 'enterprise', 'industrialPark'])
export type Destination = z.infer<typeof Destination>

/** A kind of seat within a shift. `minimum` is the head-count below which its placements bind nobody. */
export const Position = z.object({
  id: z.string().regex(/^p\d{1,2}$/),
  name: z.string().min(1).max(60),
  skills: z.array(RequiredSkill).min(1).max(5),
  licences: z.array(z.string()).max(5),
  trainings: z.array(z.string()).max(5),
  languages: z.array(SpokenLanguage).max(4),
  seats: z.number().int().min(1).max(40),
  minimum: z.number().int().min(0).max(40),
})
export type Position = z.infer<typeof Position>

/** One half-open time interval of a request, with the people it needs. */
export const Shift = z.object({
  id: z.string().regex(/^s\d{1,2}$/),
  starts: Instant,
  ends: Instant,
  positions: z.array(Position).min(1).max(8),
})
export type Shift = z.infer<typeof Shift>

export const RiskKind = z.enum([
  'arc',
  'movingMachine',
  'heat',
  'height',
  'electric',
  'pressure',
  'chemical',
  'fire',
  'dust',
  'sharp',
  'slip',
  'water',
  'traffic',
  'crowd',
  'outdoor',
  'biological',
  'animal',
  'other',
])
export type RiskKind = z.infer<typeof RiskKind>

/** Art. 8(4): true and full information on possible risks. An empty list is a statement that there are none beyond everyday ones. */
export const Risk = z.object({ kind: RiskKind, note: z.string().min(1).max(200) })
export type Risk = z.infer<typeof Risk>

export const Audience = z.object({
  kind: z.enum(['public', 'minors', 'elderly', 'hardship', 'staff', 'farmers']),
  count: z.number().int().min(0).max(100_000),
})
export type Audience = z.infer<typeof Audience>

export const RequestState = z.enum([
  'draft',
  'submitted',
  'returned',
  'refused',
  'open',
  'underway',
  'closed',
  'withdrawn',
])
export type RequestState = z.infer<typeof RequestState>

/** What staff found when they verified a request (Decree 685: verified on site, by phone or online, and kept). */
export const Verification = z.object({
  by: z.string(),
  at: Instant,
  how: z.enum(['visit', 'phone', 'online']),
  note: z.string().max(500),
  publicBenefit: z.boolean(),
})
export type Verification = z.infer<typeof Verification>

/** Why a seat stayed empty. */
export const UnfilledCause = z.enum(['noSkill', 'noTime', 'tooFar', 'declined', 'unclear', 'tooLate'])
export type UnfilledCause = z.infer<typeof UnfilledCause>

/** The facts a volunteer decides on. Their number changes whenever one of these does; wording fixes leave it. */
export const RequestFacts = z.object({
  scopeItem: ScopeItem,
  destination: Destination,
  title: z.string().min(4).max(60),
  problem: z.string().min(10).max(2000),
  outcome: z.string().max(500),
  manner: z.enum(['onSite', 'online']),
  place: Place.optional(),
  shifts: z.array(Shift).min(1).max(10),
  audience: Audience,
  conditions: z.string().min(1).max(500),
  risks: z.array(Risk).max(10),
  /** May harm people bodily (Art. 8(6)): notice and insurance come before confirmation and check-in. */
  dangerous: z.boolean(),
  safetyMeasures: z.string().max(500),
  /** Secrecy or intellectual property is touched (item 2): terms join the agreement, all three sign. */
  confidential: z.boolean(),
})
export type RequestFacts = z.infer<typeof RequestFacts>

/** 服务需求: one need, with shifts, positions and seats. */
export const ServiceRequest = RequestFacts.extend({
  id: z.string(),
  state: RequestState,
  requesterId: z.string(),
  requesterName: z.string(),
  requesterKind: RequesterKind,
  requesterIndustry: z.string().optional(),
  /** Person of the requester whom both sides' messages reach. */
  contactPersonId: z.string(),
  districtCode: z.string(),
  /** Territorial node and all above it: the staff whose subtree this lies in. */
  reach: z.array(z.string()).min(1),
  campaignId: z.string().optional(),
  /** Directed recruitment (Art. 10): only people of these organizations. Empty: public. */
  directedTo: z.array(z.string()).max(5),
  /** The authorities lead emergencies: staff decide, nothing goes to the open market by itself. */
  emergency: z.boolean(),
  /** Any party may ask that the agreement be signed by all three (Art. 12). */
  signatureAsked: z.boolean(),
  /** Grows when a fact changes; offers carry the number they showed. */
  factsVersion: z.number().int().min(1),
  createdAt: Instant,
  submittedAt: Instant.optional(),
  openedAt: Instant.optional(),
  /** By shift: when its time or minimum last moved while open; its head-count is decided by that moment anew. */
  countedFrom: z.record(z.string(), Instant).optional(),
  firstAcceptedAt: Instant.optional(),
  filledAt: Instant.optional(),
  closedAt: Instant.optional(),
  verification: Verification.optional(),
  /** What staff answered when returning or refusing, or the requester when withdrawing. */
  answer: z.string().max(500).optional(),
  /** Refused because the authorities deal with it; `answer` names them. */
  handedOver: z.boolean().optional(),
  /** Per `shift/position`: why seats stayed empty, set at closing. */
  unfilled: z.record(z.string(), UnfilledCause).optional(),
})
export type ServiceRequest = z.infer<typeof ServiceRequest>

/** First start and last end over all shifts. */
export const spanOf = (request: { shifts: readonly Shift[] }): { starts: Instant; ends: Instant } => ({
  starts: request.shifts.map(({ starts }) => starts).sort()[0] ?? '',
  ends:
    request.shifts
      .map(({ ends }) => ends)
      .sort()
      .at(-1) ?? '',
})

export const findPosition = (
  request: { shifts: readonly Shift[] },
  shiftId: string,
  positionId: string,
): { shift: Shift; position: Position } | undefined => {
  const shift = request.shifts.find(({ id }) => id === shiftId)
  const position = shift?.positions.find(({ id }) => id === positionId)
  return shift && position ? { shift, position } : undefined
}
