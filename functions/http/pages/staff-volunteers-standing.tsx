import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { ActForm, type FormProps } from './staff-volunteers-forms.tsx'

const standingOptions = {
  suspended: {
    value: 'suspended',
    text: { zh: '停用', en: 'Suspend' },
    hint: { zh: '暂时不再邀请，接下的还算', en: 'Not asked for now; what they accepted stands' },
  },
  removed: {
    value: 'removed',
    text: { zh: '移出', en: 'Remove' },
    hint: {
      zh: '不再是志愿者，记录保留；要另一位同事确认',
      en: 'No longer a volunteer; records are kept; a colleague has to confirm',
    },
  },
  active: {
    value: 'active',
    text: { zh: '恢复', en: 'Reinstate' },
    hint: { zh: '重新收到邀请', en: 'Asked again' },
  },
} as const

/** Which decisions fit a standing. */
const nextStandings = {
  active: ['suspended', 'removed'],
  suspended: ['active', 'removed'],
  removed: ['active'],
} as const satisfies Record<Volunteer['state'], readonly Volunteer['state'][]>

/** Suspending, removing and reinstating, with a reason the person reads (Art. 8(7)). */
export const StandingSheet = (props: FormProps) => {
  const say = useSay()
  const { volunteer, typed } = props
  return (
    <Sheet
      id="standing"
      title={say({ zh: '停用、移出和恢复', en: 'Suspend, remove, reinstate' })}
      hint={
        <T
          zh="先提醒，再停用，最后才移出（第八条）。原因会告诉本人，可以申诉。"
          en="Warn first, then suspend, remove last (Art. 8). The person is told why and may appeal."
        />
      }
    >
      <ActForm
        {...props}
        name="standing"
        title={{ zh: '作一个决定', en: 'Make a decision' }}
        button={{ zh: '定下，并告诉本人', en: 'Decide and tell the person' }}
      >
        <ChoiceGroup
          one
          name="standing.state"
          legend={say({ zh: '决定', en: 'Decision' })}
          columns={1}
          picked={[typed('standing.state')]}
          options={nextStandings[volunteer.state].map((state) => {
            const { value, text, hint } = standingOptions[state]
            return { value, text: <b>{say(text)}</b>, hint: say(hint) }
          })}
        />
        <TextArea
          name="standing.reason"
          rows={3}
          label={say({ zh: '原因', en: 'Reason' })}
          value={typed('standing.reason')}
        />
      </ActForm>
    </Sheet>
  )
}
