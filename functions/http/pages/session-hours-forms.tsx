import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { durationText, servedText } from '#functions/http/look/format.ts'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'

/** Where the word on the hours of one placement goes. */
export interface HoursForm {
  action: string
  placementId: string
  main: boolean
}

/** One figure to agree to: what the codes show, or what the volunteer said. */
export const OneTap = ({
  action,
  placementId,
  main,
  minutes,
  theirs,
}: HoursForm & { minutes: number; theirs?: boolean }) => {
  const language = useLanguage()
  const hours = durationText(minutes, language)
  return (
    <form method="post" action={action}>
      <input type="hidden" name="placementId" value={placementId} />
      <input type="hidden" name="minutes" value={String(minutes)} />
      <Button look={main ? 'main' : 'line'} size={main ? 'large' : undefined}>
        {theirs ? (
          <T zh={`同意对方说的 ${hours}`} en={`Agree to their ${hours}`} />
        ) : (
          <T zh={`确认 ${servedText(minutes, language)}`} en={`Confirm ${servedText(minutes, language)}`} />
        )}
      </Button>
    </form>
  )
}

/** A figure of one's own, and what was done. */
export const OtherMinutes = (
  props: HoursForm & { most: number; typed: { minutes: string; done: string } | undefined },
) => {
  const say = useSay()
  return (
    <form method="post" action={props.action} class="grid gap-3 pb-2" novalidate>
      <input type="hidden" name="placementId" value={props.placementId} />
      <TextField
        name={`${props.placementId}.minutes`}
        label={say({ zh: '您认为是多少分钟', en: 'How many minutes in your view' })}
        hint={say({ zh: `1 到 ${props.most}。路上的时间不算。`, en: `1 to ${props.most}. Travel does not count.` })}
        value={props.typed?.minutes}
        inputmode="numeric"
      />
      <TextArea
        name={`${props.placementId}.done`}
        label={say({ zh: '做了什么', en: 'What was done' })}
        hint={say({ zh: '可以不写；写了进服务记录。', en: 'Optional; it goes into the record.' })}
        value={props.typed?.done}
        rows={2}
      />
      <div>
        <Button look="line">
          <T zh="按我写的确认" en="Confirm what I wrote" />
        </Button>
      </div>
    </form>
  )
}
