import { cityId, organizations, territoryId } from '#shared/organizations/organization.ts'
import { requesters } from '#shared/requesters/requester.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, monday, newPerson, startApp, type TestPerson } from '#test/support/app.ts'
import { fittingVolunteer, position, shift } from '#test/support/market.ts'
import { serviceRequest, society } from '#test/support/service.ts'

export const liunan = territoryId('450204')
const starts = addDays(monday, 5)
const ends = addHours(starts, 3)

/** The pages of a district's staff, of a society's, of an auditor and of another district's: with a body and its needs. */
export const startStaffDesk = async () => {
  const world = await startApp()
  const { id: contact } = await newPerson(world, '黄主任', [], '13800000099')
  const needOf = (id: string, changes: Partial<ServiceRequest> = {}): ServiceRequest =>
    serviceRequest(id, {
      shifts: [shift({ starts, ends, positions: [position({ seats: 2 })] })],
      reach: [cityId, liunan],
      contactPersonId: contact,
      createdAt: monday,
      submittedAt: monday,
      ...changes,
    })
  const waiting = (id: string, changes: Partial<ServiceRequest> = {}): ServiceRequest => {
    const { verification: _done, openedAt: _at, ...rest } = needOf(id, { state: 'submitted', ...changes })
    return rest
  }
  const staffOf = (name: string, organizationId: string) =>
    newPerson(world, name, [{ role: 'associationStaff', organizationId }])
  const desk = {
    world,
    needOf,
    waiting,
    district: await staffOf('陆干事', liunan),
    elsewhere: await staffOf('外区', territoryId('450226')),
    societyStaff: await newPerson(world, '覃秘书', [{ role: 'organizationStaff', organizationId: society.id }]),
    auditor: await newPerson(world, '审计', [{ role: 'auditor', organizationId: liunan }]),
    see: async (path: string, who: TestPerson, language = 'zh') => {
      const answer = await world.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    send: async (path: string, fields: Record<string, string>, who: TestPerson) => {
      const answer = await world.app.request(path, formPost(fields, who.cookie))
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
    },
  }
  await world.table.write([
    organizations.put(society),
    requesters.put({
      id: 'rqr_factory',
      name: '顺接焊装厂',
      kind: 'enterprise',
      place: needOf('req_any').place!,
      state: 'vouched',
      competitorIds: [],
      excludedVolunteerIds: [],
      createdAt: monday,
    }),
    volunteers.put({ ...fittingVolunteer('vol_fits'), pseudonym: 'V-FITS' }),
  ])
  return desk
}
export type StaffDesk = Awaited<ReturnType<typeof startStaffDesk>>
