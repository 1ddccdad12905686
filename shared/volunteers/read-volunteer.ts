import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type Calendar, calendars } from './calendar.ts'
import { type IndexCard, indexCards } from './index-card.ts'
import { type Volunteer, volunteers } from './volunteer.ts'

export const volunteerWord: Text = { zh: '志愿者', en: 'volunteer' }

/** Who may see or change a volunteer: the person, and staff of the territory or of an organization they joined. */
export const volunteerSubject = (volunteer: Volunteer) => ({
  what: volunteerWord,
  volunteerId: volunteer.id,
  personId: volunteer.personId,
  reach: [...territoryReach(volunteer.districtCode), ...volunteer.organizationIds],
})

/** The three items of one volunteer. */
export interface VolunteerItems {
  volunteer: Loaded<Volunteer>
  calendar: Loaded<Calendar>
  card: Loaded<IndexCard>
}

export const loadVolunteer = async (table: Table, volunteerId: string): Promise<VolunteerItems> => {
  const [volunteer, calendar, card] = await Promise.all([
    volunteers.get(table, keys.volunteer(volunteerId)),
    calendars.get(table, keys.calendar(volunteerId)),
    indexCards.get(table, keys.indexCard(volunteerId)),
  ])
  if (!volunteer || !calendar || !card) throw notFound(volunteerWord)
  return { volunteer, calendar, card }
}

/** A volunteer with their calendar, for themself or for staff. */
export const readVolunteer = async (
  context: Context,
  { volunteerId }: { volunteerId: string },
): Promise<{ volunteer: Loaded<Volunteer>; calendar: Loaded<Calendar> }> => {
  const { volunteer, calendar } = await loadVolunteer(context.table, volunteerId)
  permit(context, 'volunteer.read', volunteerSubject(volunteer))
  return { volunteer, calendar }
}
