import * as z from 'zod'
import { Refusal } from '#shared/kernel/refusal.ts'
import { namePerson } from '#shared/people/name-person.ts'
import { townshipOf } from '#shared/places/district.ts'
import { Place } from '#shared/places/place.ts'
import { RequesterInput, registerRequester } from '#shared/requesters/register-requester.ts'
import { Requester } from '#shared/requesters/requester.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { VolunteerInput } from '#shared/volunteers/volunteer-input.ts'
import { personIdOf } from './actor.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'

const PersonName = z.string().max(80)
const Township = z.string().regex(/^\d{9}$/)

/** Where a township lies; a point of one's own is not asked for. */
const whereIs = (code: string, path: string) => {
  const township = townshipOf(code)
  if (township) return township
  const text = {
    zh: `没有“${code}”这个乡镇、街道。代码见 /places。`,
    en: `There is no township "${code}". The codes are listed under /places.`,
  }
  throw new Refusal('invalid', 'township', text, { fields: [{ path, text }] })
}

const personName = PersonName.optional().meta({
  description: 'Of the person who calls: needed once, by whoever has none on file yet.',
})

const Enrolment = VolunteerInput.omit({ districtCode: true, home: true }).extend({
  personName,
  townshipCode: Township,
  excludedRequesterIds: VolunteerInput.shape.excludedRequesterIds.default([]),
  ageClass: Volunteer.shape.ageClass,
  declares: z.object({ conduct: z.boolean(), fit: z.boolean() }),
  insurable: z.boolean(),
  calendar: Calendar.pick({ weekly: true, hoursPerWeek: true, asksPerWeek: true }),
})

const Registration = RequesterInput.omit({ place: true }).extend({
  personName,
  // Any text: what is wrong with a code the rule says in words.
  creditCode: z.string().max(40).optional(),
  industry: z.string().max(20).optional(),
  place: Place.pick({ address: true }).extend({ townshipCode: Township }),
})

/** From nobody in particular to a volunteer, or to the first member of a body. */
export const joiningRoutes = {
  namePerson: route({
    method: 'put',
    path: '/me/name',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '登记本人姓名，只能一次', en: 'Say one’s name; possible once' },
    query: none,
    body: z.object({ name: PersonName }),
    answer: z.object({ name: z.string() }),
    handle: async ({ context, body }) => ({ name: await namePerson(context, body) }),
  }),
  enrolVolunteer: route({
    method: 'post',
    path: '/volunteers',
    admits: 'signedIn',
    tag: 'volunteers',
    summary: { zh: '本人登记为科技志愿者', en: 'Become a volunteer' },
    creates: true,
    query: none,
    body: Enrolment,
    answer: Volunteer,
    handle: async ({ context, body: { personName: name = '', townshipCode, ...body } }) => {
      const personId = personIdOf(context)
      const { districtCode, point } = whereIs(townshipCode, 'townshipCode')
      await namePerson(context, { name })
      // Writes index entries, for which the grid of areas is loaded: 200 KB that other calls do without.
      const { enrolVolunteer } = await import('#shared/volunteers/enrol-volunteer.ts')
      return enrolVolunteer(context, { ...given(body), personId, districtCode, townshipCode, home: point })
    },
  }),
  registerRequester: route({
    method: 'post',
    path: '/requesters',
    admits: 'signedIn',
    tag: 'requests',
    summary: {
      zh: '登记单位，可以先写草稿，核实后开放',
      en: 'Register a body: it may write drafts, and ask once staff vouch for it',
    },
    creates: true,
    query: none,
    body: Registration,
    answer: Requester,
    handle: async ({ context, body: { personName: name = '', place, ...body } }) => {
      const { districtCode, point } = whereIs(place.townshipCode, 'place.townshipCode')
      await namePerson(context, { name })
      return registerRequester(context, { ...given(body), place: { ...place, districtCode, point } })
    },
  }),
}
