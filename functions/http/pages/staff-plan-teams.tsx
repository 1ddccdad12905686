import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { PlanForStaff } from '#shared/dashboard/plan-for-staff.ts'
import type { WholeTeam } from '#shared/plans/whole-teams.ts'

/** Which organizations come to a campaign whole or not at all (Art. 10, 11(4)). */
export const TeamsChoice = ({
  found: { scope, plan, mayChange },
  teams,
}: {
  found: PlanForStaff
  teams: readonly WholeTeam[] | undefined
}) => {
  const say = useSay()
  if (!mayChange || scope.kind !== 'campaign') return null
  const chosen = plan?.teams ?? []
  if (!teams) {
    return (
      <p class="no-print">
        <TextLink href={`/staff/plan/${scope.name}?teams=1`} icon="users">
          {chosen.length > 0 ? (
            <T zh={`${chosen.length} 支队伍整队排，改一改`} en={`${chosen.length} teams are planned whole; change`} />
          ) : (
            <T zh="选几支队伍整队排" en="Plan some teams whole" />
          )}
        </TextLink>
      </p>
    )
  }
  return (
    <Sheet
      id="teams"
      title={say({ zh: '整队排', en: 'Whole teams' })}
      hint={
        <T
          zh="打勾的队伍，一个岗位要么全队去，要么不去；队员不单独排。全队都合适、名额够，才排得上。每个人收到的仍是自己的邀请。"
          en="A ticked team goes to a position with everybody or not at all, and its people are planned with it only: all must fit, and there must be seats for all. Each still gets an invitation of their own."
        />
      }
    >
      <form method="post" action={`/staff/plan/${scope.name}`} class="grid gap-3">
        <input type="hidden" name="choosing" value="1" />
        {teams.length === 0 && (
          <p class="text-soft">
            <T zh="辖区里没有 2 到 12 人的组织。" en="No organization below has 2 to 12 people." />
          </p>
        )}
        <div class="grid gap-1 md:grid-cols-2">
          {teams.map(({ organization, members }) => (
            <label class="flex items-center gap-3 min-h-11">
              <input
                type="checkbox"
                class="checkbox"
                name="team"
                value={organization.id}
                checked={chosen.includes(organization.id)}
              />
              <span>
                {say(organization.name)}{' '}
                <span class="text-soft num">
                  <T zh={`${members.length} 人`} en={`${members.length} people`} />
                </span>
              </span>
            </label>
          ))}
        </div>
        <div>
          <Button look="main" icon="refresh-cw">
            <T zh="这样重新排" en="Plan anew like this" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
