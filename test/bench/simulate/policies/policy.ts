import type { Ask, Market, Need, SimOffer } from '../market.ts'

/** A way of bringing people and needs together. All abide by the product's hard rules and quiet hours; the engine sees to it. */
export interface Policy {
  /** Looks at one need: after it opened, a no, an invitation that ran out, a seat given back, and when it wished to look again. */
  consider?: (market: Market, need: Need) => { asks: Ask[]; again?: number }
  /** Looks at everything so often. */
  tick?: { minutes: number; run: (market: Market) => Ask[] }
  /** What somebody who opens the board sees, from the top. */
  board?: (market: Market, volunteer: number) => Need[]
  /** Hears how an invitation ended. */
  heard?: (market: Market, offer: SimOffer) => void
}

/** The true chance of a yes; only baselines that stand for perfect knowledge look at it. */
export type Truth = (market: Market, need: Need, volunteer: number) => number

export type PolicyMaker = (truth: Truth) => Policy
