import { calendarPages } from '../pages/calendar.tsx'
import { offerPages } from '../pages/offers.tsx'
import { paperPages } from '../pages/papers.tsx'
import { placementPages } from '../pages/placements.tsx'
import { profilePages } from '../pages/profile.tsx'
import { recordPages } from '../pages/records.tsx'
import { servicePages } from '../pages/services.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [
  offerPages,
  calendarPages,
  servicePages,
  placementPages,
  recordPages,
  profilePages,
  paperPages,
]
