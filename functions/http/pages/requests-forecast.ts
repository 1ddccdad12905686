import type { Context } from '#shared/authority/context.ts'
import type { Forecast } from '#shared/offers/forecast-need.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import type { Position, Shift } from '#shared/requests/service-request.ts'
import { readInput } from './requests-input.ts'
import type { TypedRequest } from './requests-typed.ts'

/** Whom each seat would find; or nothing yet, where times, place or skills are not filled in. */
export type Outlook = readonly { forecast: Forecast; shift: Shift; position: Position }[] | 'incomplete'

/** What must be right before anybody can be looked for. */
const needed = ['shifts', 'skills', 'manner', 'place']

/** Looks around for the need as typed; what else is missing in the form does not matter. */
export const outlookOf = async (
  context: Context,
  typed: TypedRequest,
  requester: Pick<Requester, 'id' | 'place'>,
): Promise<Outlook> => {
  const read = readInput(typed, requester, context.clock(), { consent: false })
  const isMissing = read.problems?.some(({ path }) => needed.includes(path.split('.')[0] ?? '')) === true
  if (isMissing) return 'incomplete'
  // Looking around brings the map grid along; only who asks for it waits for that.
  const { forecastNeed } = await import('#shared/offers/forecast-need.ts')
  const request = read.input ?? read.standIn
  const forecasts = await forecastNeed(context, { requesterId: requester.id, request })
  return forecasts.flatMap((forecast) => {
    const shift = request.shifts.find(({ id }) => id === forecast.shiftId)
    const position = shift?.positions.find(({ id }) => id === forecast.positionId)
    return shift && position ? [{ forecast, shift, position }] : []
  })
}
