import * as z from 'zod'
import { Attendance } from '#shared/attendance/attendance.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { decideNoShow } from '#shared/attendance/decide-no-show.ts'
import { objectNoShow } from '#shared/attendance/object-no-show.ts'
import { printCodes } from '#shared/attendance/print-codes.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { Placement, PlacementState } from '#shared/placements/placement.ts'
import { Instant } from '#shared/time/instant.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'
import { Ruling } from './schemas.ts'

const tag = 'attendance'
const placement = '/requests/{requestId}/placements/{placementId}'
const Code = z.object({ code: z.string().max(40) })
const Claim = z.object({
  minutes: z.number().int().min(0).max(1440).optional().meta({ description: 'Left out: what the codes show.' }),
  done: z.string().max(500).optional().meta({ description: 'What was done; goes into the record.' }),
})

const ShownCode = z.object({
  code: z.string(),
  nextAt: Instant,
  secondsLeft: z.number(),
  link: z.object({ code: z.string(), nextAt: Instant }).optional(),
  people: z.array(
    z.object({
      placementId: z.string(),
      volunteerId: z.string(),
      pseudonym: z.string(),
      position: z.string(),
      state: PlacementState,
      checkInAt: Instant.optional(),
      checkOutAt: Instant.optional(),
    }),
  ),
})

export const attendanceRoutes = {
  showCode: route({
    method: 'get',
    path: '/requests/{requestId}/shifts/{shiftId}/code',
    admits: 'attendance.showCode',
    tag,
    summary: { zh: '时段的签到码，会变', en: 'The code of a shift, which changes' },
    query: none,
    body: none,
    answer: ShownCode,
    handle: ({ context, params }) => showCode(context, params),
  }),
  printCodes: route({
    method: 'post',
    path: '/requests/{requestId}/shifts/{shiftId}/printed-codes',
    admits: 'attendance.printCodes',
    tag,
    summary: { zh: '打印一次性签到码，旧的作废', en: 'Print one-time codes; the sheet before becomes worthless' },
    creates: true,
    query: none,
    body: none,
    answer: z.object({ edition: z.number().int(), checkIn: z.array(z.string()), checkOut: z.array(z.string()) }),
    handle: ({ context, params }) => printCodes(context, params),
  }),
  checkIn: route({
    method: 'post',
    path: `${placement}/check-in`,
    admits: 'attendance.check',
    tag,
    summary: { zh: '凭码签到', en: 'Check in by code' },
    query: none,
    body: Code,
    answer: Attendance,
    handle: ({ context, params, body }) => checkIn(context, { ...params, ...body }),
  }),
  checkOut: route({
    method: 'post',
    path: `${placement}/check-out`,
    admits: 'attendance.check',
    tag,
    summary: { zh: '凭码签退', en: 'Check out by code' },
    query: none,
    body: Code,
    answer: Attendance,
    handle: ({ context, params, body }) => checkOut(context, { ...params, ...body }),
  }),
  claimHoursAsVolunteer: route({
    method: 'post',
    path: `${placement}/hours/as-volunteer`,
    admits: 'hours.confirmAsVolunteer',
    tag,
    summary: { zh: '志愿者确认时长', en: 'The volunteer confirms the hours' },
    query: none,
    body: Claim,
    answer: Attendance,
    handle: ({ context, params, body }) => claimHours(context, { ...params, ...given(body), as: 'volunteer' }),
  }),
  claimHoursAsRequester: route({
    method: 'post',
    path: `${placement}/hours/as-requester`,
    admits: 'hours.confirmAsRequester',
    tag,
    summary: { zh: '服务对象确认时长', en: 'The requester confirms the hours' },
    query: none,
    body: Claim,
    answer: Attendance,
    handle: ({ context, params, body }) => claimHours(context, { ...params, ...given(body), as: 'requester' }),
  }),
  decideHours: route({
    method: 'post',
    path: `${placement}/hours/decide`,
    admits: 'hours.decide',
    tag,
    summary: { zh: '科协裁定有异议的时长', en: 'The association decides hours in dispute' },
    query: none,
    body: z.object({ minutes: z.number().int().min(0).max(1440), note: z.string().trim().min(2).max(500) }),
    answer: Attendance,
    handle: ({ context, params, body }) => decideHours(context, { ...params, ...body }),
  }),
  stateNoShow: route({
    method: 'post',
    path: `${placement}/no-show`,
    admits: 'attendance.stateNoShow',
    tag,
    summary: { zh: '说明某人没有来', en: 'State that somebody did not come' },
    query: none,
    body: none,
    answer: Placement,
    handle: ({ context, params }) => stateNoShow(context, params),
  }),
  objectNoShow: route({
    method: 'post',
    path: `${placement}/no-show/object`,
    admits: 'attendance.check',
    tag,
    summary: { zh: '志愿者对“没到场”提出异议', en: 'The volunteer objects to “did not come”' },
    query: none,
    body: z.object({ words: z.string().max(500) }),
    answer: Attendance,
    handle: ({ context, params, body }) => objectNoShow(context, { ...params, ...body }),
  }),
  decideNoShow: route({
    method: 'post',
    path: `${placement}/no-show/decide`,
    admits: 'hours.decide',
    tag,
    summary: { zh: '科协答复异议，写明依据', en: 'The association answers the objection, with reasons' },
    query: none,
    body: Ruling,
    answer: Attendance,
    handle: ({ context, params, body }) => decideNoShow(context, { ...params, ...body }),
  }),
}
