import type { Loaded } from '#shared/table/entity.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'

/**
 * Pure: what is left of a volunteer whose data was erased: an id that records and statistics hang on, the district, and
 * the sums of their services. Nothing says who it was, what they could do or where they lived.
 */
export const anonymousVolunteer = (volunteer: Loaded<Volunteer>, now: Instant): Loaded<Volunteer> => ({
  version: volunteer.version,
  id: volunteer.id,
  personId: volunteer.personId,
  pseudonym: volunteer.pseudonym,
  state: 'removed',
  ageClass: 'adult',
  skills: [],
  licences: [],
  trainings: [],
  languages: ['zh'],
  districtCode: volunteer.districtCode,
  townshipCode: '',
  home: { lat: 0, lng: 0 },
  reachKm: 1,
  manners: { onSite: false, online: false },
  organizationIds: volunteer.organizationIds.slice(0, 1),
  insurable: false,
  excludedRequesterIds: [],
  served: volunteer.served,
  joinedAt: volunteer.joinedAt,
  erasedAt: volunteer.erasedAt ?? now,
})

/** Pure: a calendar that says nothing, and promises nothing. */
export const emptyCalendar = ({ volunteerId, version }: Loaded<Calendar>): Loaded<Calendar> => ({
  volunteerId,
  version,
  weekly: [],
  exceptions: [],
  commitments: [],
  asks: [],
  hoursPerWeek: 0,
  asksPerWeek: 0,
  answers: { accepted: 0, declined: 0, silent: 0 },
})
