import type { RequestInput } from '#shared/requests/request-input.ts'
import type { Interval } from '#shared/time/interval.ts'
import { welding } from '#test/support/town.ts'

export const workshop = {
  districtCode: '450204',
  townshipCode: '450204008',
  point: { lat: 24.3, lng: 109.38 },
  address: '工业路 1 号 2 号车间',
}

/** A need for one person with one skill, within a shift. */
export const need = (
  title: string,
  skill: string,
  shift: Interval,
  changes: Partial<RequestInput> = {},
): RequestInput => {
  const base = welding({ scopeItem: 1, title, place: workshop, ...changes })
  const shifts = base.shifts.map((one) => ({
    ...one,
    ...shift,
    positions: one.positions.map((position) => ({ ...position, name: '师傅', skills: [{ skill, level: 2 as const }] })),
  }))
  return { ...base, problem: `${title}。自己试过几次，还是不行。`, shifts }
}
