import { agreementRoutes } from './agreements.ts'
import { approvalRoutes } from './approvals.ts'
import { attendanceRoutes } from './attendance.ts'
import { auditRoutes } from './audit.ts'
import { dashboardRoutes } from './dashboard.ts'
import { holidayRoutes } from './holidays.ts'
import { identityRoutes } from './identities.ts'
import { joiningRoutes } from './joining.ts'
import { listRoutes } from './lists.ts'
import { matchRoutes } from './matches.ts'
import { messageRoutes } from './messages.ts'
import { offerRoutes } from './offers.ts'
import { onBehalfRoutes } from './on-behalf.ts'
import { placementRoutes } from './placements.ts'
import { planRoutes } from './plans.ts'
import { recordRoutes } from './records.ts'
import { registerRoutes } from './register.ts'
import { registerHoursRoutes } from './register-hours.ts'
import { requestRoutes } from './requests.ts'
import { roleRoutes } from './roles.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { staffRoutes } from './staff.ts'
import { suggestionRoutes } from './suggestions.ts'
import { tokenRoutes } from './tokens.ts'
import { volunteerRoutes } from './volunteers.ts'
import { vouchingRoutes } from './vouching.ts'

/** Every call of the API by its name, which is also its `operationId`. */
export const api = {
  ...sessionRoutes,
  ...identityRoutes,
  ...joiningRoutes,
  ...messageRoutes,
  ...requestRoutes,
  ...matchRoutes,
  ...planRoutes,
  ...offerRoutes,
  ...placementRoutes,
  ...agreementRoutes,
  ...attendanceRoutes,
  ...recordRoutes,
  ...volunteerRoutes,
  ...onBehalfRoutes,
  ...staffRoutes,
  ...vouchingRoutes,
  ...approvalRoutes,
  ...roleRoutes,
  ...holidayRoutes,
  ...settingsRoutes,
  ...dashboardRoutes,
  ...registerRoutes,
  ...registerHoursRoutes,
  ...auditRoutes,
  ...tokenRoutes,
  ...listRoutes,
  ...suggestionRoutes,
}
