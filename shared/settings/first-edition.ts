import type { Settings } from './settings.ts'

/** Settings under the name that every match done with them bears. */
export interface Edition {
  name: string
  settings: Settings
}

/** What came with the product; in force until staff publish another edition. */
export const firstEdition: Edition = {
  name: '2026.11',
  settings: {
    weights: {
      skill: 0.3,
      distance: 0.18,
      slack: 0.1,
      continuity: 0.12,
      preference: 0.08,
      language: 0.06,
      outcome: 0.16,
      overQualified: 0.08,
      load: 0.08,
      asked: 0.1,
    },
    emphasis: {
      near: { distance: 1.6 },
      depth: { skill: 1.8, distance: 0.6, overQualified: 0 },
      shortTrip: { distance: 2 },
      continuity: { continuity: 2 },
      care: { outcome: 1.4, language: 1.6, continuity: 1.4 },
      time: { distance: 0, language: 0, slack: 1.8 },
      even: {},
    },
    scaleKm: { near: 15, depth: 60, shortTrip: 12, continuity: 20, care: 15, time: 20, even: 20 },
    widening: {
      wider: { afterHours: 6, share: 0.125 },
      experts: { afterHours: 24, share: 0.25 },
      newcomers: { afterHours: 48, share: 0.5 },
    },
    nearKm: 10,
    newcomers: { answers: 3, every: 5 },
    nearEqual: 0.005,
    worth: { filled: 0.5, elsewhere: 0.25, ask: 0.03, furtherAsk: 0.015, least: 0 },
    waves: {
      usual: 40,
      manySeats: 120,
      perSeat: 6,
      beyond: 2,
      hoped: 0.75,
      enough: 3,
      leastMissing: 0.25,
      soon: { hours: 12, factor: 1 },
      verySoon: { hours: 4, factor: 1.33 },
      silenceHours: 4,
      lookHours: 2,
    },
    answer: { longestHours: 39, share: 0.9 },
    chance: {
      accepted: 2,
      asked: 5,
      fit: 2,
      likes: 0.4,
      usualFit: 0.6,
      distance: -0.8,
      usualWay: 0.3,
      shortNotice: -0.9,
      noticeHours: 48,
      fatigue: 0.88,
    },
    usualAsksPerWeek: 2,
  },
}
