import * as z from 'zod'

// The offer policy: every number that shapes whom a wave asks, how many, and how long they have. Hard rules, quiet hours and
// what people set for themselves are no part of it.

/** Which part of the score weighs more, by what a scope item is about. */
export const Emphasis = z.enum(['near', 'depth', 'shortTrip', 'continuity', 'care', 'time', 'even'])
export type Emphasis = z.infer<typeof Emphasis>

const weight = z.number().min(0).max(1)

/** How much each part of the score counts; the last three are taken off. */
export const Weights = z.object({
  skill: weight,
  distance: weight,
  slack: weight,
  continuity: weight,
  preference: weight,
  language: weight,
  outcome: weight,
  overQualified: weight,
  load: weight,
  asked: weight,
})
export type Weights = z.infer<typeof Weights>
export type PartName = keyof Weights
export const PartNames = Weights.keyof().options

const factor = z.number().min(0).max(5)
const Factors = z.object({
  skill: factor,
  distance: factor,
  slack: factor,
  continuity: factor,
  preference: factor,
  language: factor,
  outcome: factor,
  overQualified: factor,
  load: factor,
  asked: factor,
})

/** One step of the widening: so long after opening, or after this share of the time to the start, whichever is sooner. */
const WideningMoment = z.object({ afterHours: z.number().min(0).max(336), share: z.number().min(0).max(0.9) })

const Waves = z.object({
  /** People of one wave, at most. */
  usual: z.number().int().min(5).max(80),
  manySeats: z.number().int().min(5).max(120),
  /** And at most so many for each missing seat, and so many more. */
  perSeat: z.number().min(1).max(20),
  beyond: z.number().int().min(0).max(20),
  /** Yeses hoped for, for each missing seat. */
  hoped: z.number().min(0.3).max(2),
  /** A step of the widening holds while those it admits let so many yeses be hoped for, for each missing seat. */
  enough: z.number().min(1).max(20),
  /** Fewer expected missing seats than this are left to the invitations that are open. */
  leastMissing: z.number().min(0.05).max(1),
  /** More at once where so few waking hours are left. */
  soon: z.object({ hours: z.number().min(0).max(72), factor: z.number().min(1).max(3) }),
  verySoon: z.object({ hours: z.number().min(0).max(72), factor: z.number().min(1).max(3) }),
  /** After so many waking hours of silence, half of what was hoped of an invitation is left. */
  silenceHours: z.number().min(0.5).max(78),
  /** While invitations are open, silence is looked at again after so long. */
  lookHours: z.number().min(0.5).max(24),
})

/** What a seat filled by somebody is worth, in parts of a seat, less what it takes to win them. */
const Worth = z.object({
  /** The part that any filling is worth; the rest goes by the fit. */
  filled: z.number().min(0).max(1),
  /** How far it counts that they are sought more elsewhere. */
  elsewhere: z.number().min(0).max(1),
  /** What an invitation costs, and how much more after each of the week: every ask leaves less will to say yes. */
  ask: z.number().min(0).max(0.5),
  furtherAsk: z.number().min(0).max(0.2),
  /** Who is worth less is left in peace. */
  least: z.number().min(-1).max(0.5),
})

const Chance = z.object({
  /** Before anybody answered: so many yeses of so many asks. */
  accepted: z.number().min(0.1).max(20),
  asked: z.number().min(1).max(40),
  fit: z.number().min(0).max(6),
  /** For a kind of service they said they like. */
  likes: z.number().min(0).max(4),
  /** The fit and the share of one's reach that move nothing, and the notice beyond which more helps no further. */
  usualFit: z.number().min(0).max(1),
  distance: z.number().min(-4).max(0),
  usualWay: z.number().min(0).max(1),
  shortNotice: z.number().min(-4).max(0),
  noticeHours: z.number().min(1).max(336),
  /** What is left of the chance after each further ask of the week. */
  fatigue: z.number().min(0.5).max(1),
})

/** All numbers of the offer policy, each within bounds beyond which it would be a slip. */
export const Settings = z.object({
  weights: Weights,
  /** Factors on the weights; what is not named counts as it is. */
  emphasis: z.record(Emphasis, Factors.partial()),
  /** Kilometres at which distance counts nothing any more. */
  scaleKm: z.record(Emphasis, z.number().min(1).max(300)),
  /** The first step holds from the opening. */
  widening: z.object({ wider: WideningMoment, experts: WideningMoment, newcomers: WideningMoment }),
  /** Within this way somebody counts as close by. */
  nearKm: z.number().min(1).max(100),
  /** Fewer answers make a newcomer; until the last step one ask in so many is kept for them. */
  newcomers: z.object({ answers: z.number().int().min(1).max(20), every: z.number().int().min(2).max(50) }),
  /** Worths closer together than this are near-equals: who was asked least recently goes first. */
  nearEqual: z.number().min(0.001).max(0.2),
  worth: Worth,
  waves: Waves,
  /** Time to answer: this share of the waking time left, at most so many waking hours. */
  answer: z.object({ longestHours: z.number().min(1).max(78), share: z.number().min(0.1).max(0.95) }),
  /** The estimated chance of a yes: sizes waves and orders asks, and never keeps anybody out. */
  chance: Chance,
  /** Invitations a week proposed to whoever joins; each sets their own. */
  usualAsksPerWeek: z.number().int().min(1).max(7),
})
export type Settings = z.infer<typeof Settings>
