import type { IndexEntry } from '#shared/volunteers/index-entry.ts'
import type { VolunteerView } from '#shared/volunteers/volunteer-view.ts'

export { VolunteerView, volunteerView } from '#shared/volunteers/volunteer-view.ts'

/** The same view from an index entry, as slow facts stood when it was written. */
export const entryView = (entry: IndexEntry): VolunteerView => entry.who
