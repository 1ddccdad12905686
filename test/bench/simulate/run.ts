import type { Market, SimOffer } from './market.ts'

export type Event =
  | { kind: 'opens'; need: number }
  | { kind: 'starts'; need: number }
  | { kind: 'looks'; need: number }
  | { kind: 'replies'; offer: SimOffer }
  | { kind: 'expires'; offer: SimOffer }
  | { kind: 'browses'; volunteer: number; visit: number }
  | { kind: 'withdraws'; need: number; volunteer: number }
  | { kind: 'ticks' }

/** One filled seat at which somebody came. */
export interface Service {
  need: number
  volunteer: number
  worth: number
  km: number
}

export interface Run {
  market: Market
  services: Service[]
  offers: SimOffer[]
  /** How often each need was shown on a board. */
  shown: number[]
  withdrawn: number
  noShows: number
}
