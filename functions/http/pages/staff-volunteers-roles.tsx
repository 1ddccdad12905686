import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { Membership } from '#shared/people/person.ts'
import type { Typed } from './staff-volunteers-forms.tsx'
import { type GivenRole, givenRoleWords, isGiven } from './staff-volunteers-words.ts'

/** What the reader may give: which roles, and where. */
export interface Giving {
  roles: readonly GivenRole[]
  organizations: readonly { id: string; name: Text }[]
}

/** Roles of the person in organizations, for whoever may give and take them. */
export const RolesSheet = (props: {
  volunteerId: string
  held: readonly Membership[]
  giving: Giving
  nameOf: (organizationId: string) => Text | undefined
  typed: Typed
  open: boolean
}) => {
  const say = useSay()
  const { giving, typed } = props
  const action = `/staff/volunteers/${props.volunteerId}`
  const everywhere = { zh: '全系统', en: 'everything' }
  return (
    <Sheet
      id="roles"
      title={say({ zh: '工作身份', en: 'Working roles' })}
      hint={
        <T
          zh="给了马上生效，收回也是；每次都留记录。"
          en="Given and taken with immediate effect; each is kept on record."
        />
      }
    >
      {props.held.length === 0 ? (
        <p class="text-soft">
          <T zh="没有工作身份。" en="None." />
        </p>
      ) : (
        <ul class="split">
          {props.held.map(({ role }) => {
            if (!isGiven(role.role)) return null
            const of = 'organizationId' in role ? role.organizationId : ''
            const where = of === '' ? everywhere : (props.nameOf(of) ?? { zh: of, en: of })
            const mine =
              giving.roles.includes(role.role) && (of === '' || giving.organizations.some(({ id }) => id === of))
            return (
              <li class="py-2 flex flex-wrap gap-3 items-center justify-between">
                <span>
                  <b>{say(givenRoleWords[role.role])}</b>　{say(where)}
                </span>
                {mine && (
                  <form method="post" action={`${action}/role-end`}>
                    <input type="hidden" name="role.role" value={role.role} />
                    <input type="hidden" name="role.organizationId" value={of} />
                    <Button look="danger" size="small">
                      <T zh="收回" en="Take away" />
                      <span class="sr-only">{say(givenRoleWords[role.role])}</span>
                    </Button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <More title={say({ zh: '给一个身份', en: 'Give a role' })} open={props.open}>
        <form method="post" action={`${action}/role`} class="grid gap-3" novalidate>
          <SelectField
            name="role.role"
            label={say({ zh: '身份', en: 'Role' })}
            value={typed('role.role')}
            empty={giving.roles.length > 1 ? '—' : undefined}
            options={giving.roles.map((value) => ({ value, text: say(givenRoleWords[value]) }))}
          />
          <SelectField
            name="role.organizationId"
            label={say({ zh: '在哪个组织', en: 'Of which organization' })}
            hint={
              giving.roles.includes('administrator') &&
              say({ zh: '管理员不用选。', en: 'Not needed for an administrator.' })
            }
            value={typed('role.organizationId')}
            empty="—"
            options={giving.organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
          />
          <div>
            <Button look="line">
              <T zh="给这个身份" en="Give the role" />
            </Button>
          </div>
        </form>
      </More>
    </Sheet>
  )
}
