import type { Context } from '#shared/authority/context.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { calendarOf, position, shift } from './market.ts'
import { here } from './matching.ts'
import type { Person } from './pool.ts'
import { before, serviceRequest, volunteer } from './service.ts'

// Few people and few needs, all named, so that the best plan can be told by hand.

/** Somebody who lives next door, is free all week and holds these skills at the highest level. */
export const neighbour = (
  id: string,
  skills: readonly string[],
  more: { volunteer?: Partial<Volunteer>; calendar?: Partial<Calendar> } = {},
): Person => ({
  paused: false,
  volunteer: {
    ...volunteer(id),
    skills: skills.map((skill) => ({ skill, level: 3, evidence: 'title' })),
    home: here,
    ...more.volunteer,
  },
  calendar: calendarOf(id, more.calendar),
})

/** An open request with one position for each skill named, all in one shift. */
export const needFor = (
  id: string,
  skills: readonly string[],
  more: { request?: Partial<ServiceRequest>; shift?: Partial<Shift>; position?: Partial<Position> } = {},
): ServiceRequest =>
  serviceRequest(id, {
    shifts: [
      shift({
        positions: skills.map((skill, at) =>
          position({ id: `p${at + 1}`, skills: [{ skill, level: 1 }], ...more.position }),
        ),
        ...more.shift,
      }),
    ],
    ...more.request,
  })

export const openNeeds = async (context: Context, needs: readonly ServiceRequest[]): Promise<void> => {
  for (const need of needs) await context.table.write([requests.put(need), ...openSeats(need, before)])
}
