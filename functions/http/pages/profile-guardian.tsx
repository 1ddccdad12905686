import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { DateField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Guardian } from '#shared/guardians/guardian.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** How the consent stands, in a sentence. */
const Standing = ({ guardian, now }: { guardian: Pick<Guardian, 'state' | 'until'> | undefined; now: Instant }) => {
  if (guardian?.state === 'given' && guardian.until !== undefined && guardian.until > now) {
    const last = localDate(addMinutes(guardian.until, -1))
    return (
      <T zh={`监护人同意到 ${longDate(last, 'zh')}。`} en={`Your guardian consents until ${longDate(last, 'en')}.`} />
    )
  }
  switch (guardian?.state) {
    case 'asked':
      return (
        <T
          zh="短信发给监护人了，还没有答复。没收到的话，可以再发一次。"
          en="The message went to your guardian, who has not answered yet. You may send it again."
        />
      )
    case 'refused':
      return <T zh="监护人没有同意，暂时不会问您。" en="Your guardian said no; you are not asked for now." />
    case 'withdrawn':
      return (
        <T zh="监护人收回了同意，暂时不会问您。" en="Your guardian withdrew the consent; you are not asked for now." />
      )
    default:
      return (
        <T
          zh="您未满 18 岁：监护人在自己的手机上同意后，才会问您。"
          en="You are under 18: you are asked once your guardian consents on their own phone."
        />
      )
  }
}

/** Who is under 18: the guardian's consent, and asking for it. */
export const GuardianSheet = (props: {
  guardian: Pick<Guardian, 'state' | 'until'> | undefined
  typed: (name: string) => string
  now: Instant
}) => {
  const say = useSay()
  return (
    <Sheet
      id="guardian"
      title={say({ zh: '监护人同意（第六条）', en: 'Guardian’s consent (Art. 6)' })}
      hint={<Standing guardian={props.guardian} now={props.now} />}
    >
      <form method="post" action="/profile/guardian" class="grid gap-4" novalidate>
        <TextField
          name="phone"
          type="tel"
          autocomplete="off"
          label={say({ zh: '监护人的手机号', en: 'Your guardian’s phone' })}
          hint={say({ zh: '只用来发同意的链接，加密保存。', en: 'Only for the link to consent; kept sealed.' })}
          value={props.typed('phone')}
        />
        <DateField
          name="birthDate"
          label={say({ zh: '您的出生日期', en: 'Your date of birth' })}
          hint={say({
            zh: '加密保存，没人看得到；满 18 岁的下个月起自动按成年算。',
            en: 'Kept sealed, shown to nobody; from the month after you turn 18 you count as an adult by yourself.',
          })}
          value={props.typed('birthDate')}
        />
        <div>
          <Button>
            <T zh="发短信给监护人" en="Send the message" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
