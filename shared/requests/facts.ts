import type { Text } from '#shared/kernel/text.ts'
import type { RequestFacts } from './service-request.ts'

/** What people decide on, with its words. A change of any of these asks everybody again; wording does not. */
export const decidingFacts = {
  time: { zh: '时间', en: 'time' },
  place: { zh: '地点', en: 'place' },
  manner: { zh: '方式', en: 'manner' },
  risks: { zh: '危险和保护', en: 'risks and protection' },
  conditions: { zh: '现场条件', en: 'conditions' },
  positions: { zh: '要求', en: 'requirements' },
  confidential: { zh: '保密要求', en: 'secrecy' },
} as const satisfies Record<string, Text>
export type DecidingFact = keyof typeof decidingFacts

const view: Record<DecidingFact, (facts: RequestFacts) => unknown> = {
  time: ({ shifts }) => shifts.map(({ id, starts, ends }) => [id, starts, ends]),
  place: ({ place }) => place,
  manner: ({ manner }) => manner,
  risks: ({ risks, dangerous, safetyMeasures }) => [risks, dangerous, safetyMeasures],
  conditions: ({ conditions, audience }) => [conditions, audience],
  positions: ({ shifts }) =>
    shifts.map(({ positions }) =>
      positions.map(({ id, skills, licences, trainings, languages }) => [id, skills, licences, trainings, languages]),
    ),
  confidential: ({ confidential }) => confidential,
}

const names: readonly DecidingFact[] = ['time', 'place', 'manner', 'risks', 'conditions', 'positions', 'confidential']

/** Which of the deciding facts differ. Pure. */
export const movedFacts = (before: RequestFacts, after: RequestFacts): DecidingFact[] =>
  names.filter((name) => JSON.stringify(view[name](before)) !== JSON.stringify(view[name](after)))

/** Whether both have the same shifts, positions and number of seats. */
export const sameSeats = (a: RequestFacts, b: RequestFacts): boolean => {
  const shape = ({ shifts }: RequestFacts): string =>
    JSON.stringify(shifts.map(({ id, positions }) => [id, positions.map((position) => [position.id, position.seats])]))
  return shape(a) === shape(b)
}
