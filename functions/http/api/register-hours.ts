import * as z from 'zod'
import { none, route } from './route.ts'

const tag = 'staff'

/** Hours passed on to the outside register. */
export const registerHoursRoutes = {
  exportHours: route({
    method: 'post',
    path: '/register-exports',
    admits: 'register.export',
    // Names and numbers of many people leave the product at once.
    stepUp: true,
    tag,
    summary: {
      zh: '一个月里同意报送的人确认过的时长',
      en: 'Confirmed hours of a month, of those who consent to be passed on',
    },
    query: none,
    body: z.object({ organizationId: z.string().max(60), month: z.string().max(7) }),
    answer: z.object({
      people: z.number().int(),
      leftOut: z.number().int(),
      services: z.array(
        z.object({
          recordId: z.string(),
          registerNumber: z.string(),
          name: z.string(),
          idNumber: z.string(),
          activity: z.string(),
          starts: z.string(),
          ends: z.string(),
          minutes: z.number().int(),
          organizationName: z.string(),
        }),
      ),
    }),
    handle: async ({ context, body }) => {
      const { exportHours } = await import('#shared/register/export-hours.ts')
      const { services, people, leftOut } = await exportHours(context, body)
      return {
        people,
        leftOut,
        services: services.map(({ record, name, registerNumber, idNumber }) => ({
          recordId: record.id,
          registerNumber,
          name,
          idNumber,
          activity: record.activity,
          starts: record.starts,
          ends: record.ends,
          minutes: record.minutes,
          organizationName: record.organizationName,
        })),
      }
    },
  }),
}
