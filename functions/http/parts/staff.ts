import { staffActing } from '../pages/staff-acting.tsx'
import { staffAgreements } from '../pages/staff-agreements.tsx'
import { staffApprovals } from '../pages/staff-approvals.tsx'
import { staffAudit } from '../pages/staff-audit.tsx'
import { staffBreaches } from '../pages/staff-breaches.tsx'
import { staffCodes } from '../pages/staff-codes.tsx'
import { staffDashboard } from '../pages/staff-dashboard.tsx'
import { staffHolidays } from '../pages/staff-holidays.tsx'
import { staffMatch } from '../pages/staff-match.tsx'
import { staffPapers } from '../pages/staff-papers.tsx'
import { staffProblems } from '../pages/staff-problems.tsx'
import { staffRequesters } from '../pages/staff-requesters.tsx'
import { staffRequests } from '../pages/staff-requests.tsx'
import { staffSignOut } from '../pages/staff-sign-out.tsx'
import { staffSkills } from '../pages/staff-skills.tsx'
import { staffStories } from '../pages/staff-stories.tsx'
import { staffTokens } from '../pages/staff-tokens.tsx'
import { staffVerify } from '../pages/staff-verify.tsx'
import { staffVolunteers } from '../pages/staff-volunteers.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [
  staffDashboard,
  staffVerify,
  staffRequests,
  staffMatch,
  staffCodes,
  staffAgreements,
  staffProblems,
  staffRequesters,
  staffVolunteers,
  staffPapers,
  staffActing,
  staffHolidays,
  staffApprovals,
  staffStories,
  staffTokens,
  staffAudit,
  staffBreaches,
  staffSignOut,
  staffSkills,
]
