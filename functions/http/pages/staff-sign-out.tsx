import { Button } from '#functions/http/look/buttons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { signOutVolunteer } from '#shared/volunteers/sign-out-volunteer.ts'

/** For somebody who lost a phone and cannot do it themselves. */
export const SignOutSheet = ({ volunteerId }: { volunteerId: string }) => {
  const say = useSay()
  return (
    <Sheet id="sign-out" title={say({ zh: '手机丢了', en: 'A lost phone' })}>
      <p class="mb-3">
        <T
          zh="本人来说手机丢了，先核对是本人，再把所有设备上的登录退掉；换回号码后照常登录。"
          en="Make sure it is the person who tells you, then sign them out on every device; they sign in as usual with their number."
        />
      </p>
      <form method="post" action={`/staff/volunteers/${volunteerId}/sign-out`}>
        <Button look="danger">
          <T zh="全部退出登录" en="Sign out everywhere" />
        </Button>
      </form>
    </Sheet>
  )
}

/** Ends the sign-ins of somebody else. */
export const staffSignOut: PageModule = ({ post }) => {
  post(
    '/staff/volunteers/:volunteerId/sign-out',
    'volunteer.vouch',
    async (c) => {
      const volunteerId = c.req.param('volunteerId')
      await signOutVolunteer(c.get('context'), { volunteerId })
      return c.redirect(`/staff/volunteers/${volunteerId}?done=sign-out`, 303)
    },
    { stepUp: true },
  )
}
