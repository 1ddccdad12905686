import * as z from 'zod'
import { Instant } from '#shared/time/instant.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { VolunteerInput } from '#shared/volunteers/volunteer-input.ts'
import { volunteerIdOf } from './actor.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'
import { Profile } from './schemas.ts'

const tag = 'volunteers'
// These rewrite index entries, for which the grid of areas is loaded: 200 KB that other calls do without.
const changing = () => import('#shared/volunteers/change-volunteer.ts')
const pausing = () => import('#shared/volunteers/pause-volunteer.ts')
const CalendarChange = Calendar.pick({
  weekly: true,
  exceptions: true,
  hoursPerWeek: true,
  asksPerWeek: true,
}).partial()
const VolunteerChange = VolunteerInput.partial().extend({
  declares: z.object({ conduct: z.boolean().exactOptional(), fit: z.boolean().exactOptional() }).optional(),
})

export const volunteerRoutes = {
  readProfile: route({
    method: 'get',
    path: '/volunteers/me',
    admits: 'volunteer.change',
    tag,
    summary: { zh: '我的资料和日历', en: 'My profile and calendar' },
    query: none,
    body: none,
    answer: Profile,
    handle: ({ context }) => readVolunteer(context, { volunteerId: volunteerIdOf(context) }),
  }),
  changeVolunteer: route({
    method: 'patch',
    path: '/volunteers/me',
    admits: 'volunteer.change',
    tag,
    summary: { zh: '改资料，没写的不动', en: 'Change my profile; what is left out stays' },
    query: none,
    body: VolunteerChange,
    answer: Volunteer,
    handle: async ({ context, body }) =>
      (await changing()).changeVolunteer(context, { volunteerId: volunteerIdOf(context), change: given(body) }),
  }),
  changeCalendar: route({
    method: 'patch',
    path: '/volunteers/me/calendar',
    admits: 'calendar.change',
    tag,
    summary: { zh: '改空闲时间和每周上限', en: 'Change when I am free and how much a week is welcome' },
    query: none,
    body: CalendarChange,
    answer: Calendar,
    handle: ({ context, body }) =>
      changeCalendar(context, { volunteerId: volunteerIdOf(context), change: given(body) }),
  }),
  pauseVolunteer: route({
    method: 'post',
    path: '/volunteers/me/pause',
    admits: 'calendar.change',
    tag,
    summary: { zh: '暂停邀请到某天', en: 'Be left in peace until a day' },
    query: none,
    body: z.object({ until: Instant }),
    answer: Calendar,
    handle: async ({ context, body }) =>
      (await pausing()).pauseVolunteer(context, { volunteerId: volunteerIdOf(context), ...body }),
  }),
  resumeVolunteer: route({
    method: 'delete',
    path: '/volunteers/me/pause',
    admits: 'calendar.change',
    tag,
    summary: { zh: '恢复接收邀请', en: 'Be asked again' },
    query: none,
    body: none,
    answer: none,
    handle: async ({ context }) => {
      await (await pausing()).resumeVolunteer(context, { volunteerId: volunteerIdOf(context) })
      return undefined
    },
  }),
}
