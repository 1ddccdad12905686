import type { PageModule } from '#functions/http/routes.ts'
import type { Role } from '#shared/authority/actor.ts'
import { endDelegation } from '#shared/delegations/end-delegation.ts'

/** Back to the page it began on. */
const begunAt = (role: Role | undefined): string => {
  switch (role?.role) {
    case 'volunteer':
      return `/staff/volunteers/${role.volunteerId}`
    case 'requesterMember':
      return `/staff/requesters/${role.requesterId}`
    default:
      return '/staff'
  }
}

/** One click ends acting for somebody, from whatever page. Pressed twice, or by whoever acts for nobody, it does nothing. */
export const actingEnd: PageModule = ({ post }) => {
  post(
    '/acting/end',
    'public',
    async (c) => {
      const session = c.get('session')
      if (!session?.actingFor) return c.redirect('/', 303)
      return c.redirect(begunAt(await endDelegation(c.get('context'), { session })), 303)
    },
    { whileActing: true },
  )
}
