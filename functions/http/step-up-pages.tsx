import type { Refusal } from '#shared/kernel/refusal.ts'
import { signInRule } from '#shared/people/challenge.ts'
import { sessionRule } from '#shared/people/sessions.ts'
import type { Form } from './form.ts'
import { Button } from './look/buttons.tsx'
import { TextField } from './look/fields.tsx'
import { Page } from './look/layout.tsx'
import { Notice, RefusedNotice } from './look/notice.tsx'
import { T, useSay } from './look/view.tsx'

/** A form that waits for the code: where it goes and all that was typed. */
export interface Kept {
  action: string
  fields: Form
}

const Carried = ({ next, kept }: { next: string; kept: Kept | undefined }) => (
  <>
    <input type="hidden" name="next" value={next} />
    {kept && <input type="hidden" name="kept" value={JSON.stringify(kept)} />}
  </>
)

/** Asks for a fresh code to one's own phone. */
export const StepUpPage = (props: {
  phone: string | undefined
  next: string
  kept?: Kept | undefined
  sent?: boolean | undefined
  embedded: boolean
  refused?: Refusal | undefined
}) => {
  const say = useSay()
  const { phone, next, kept } = props
  const title = say({ zh: '确认是您本人', en: 'Confirm that it is you' })
  return (
    <Page title={title} width="reading" problems={props.refused?.fields}>
      <h1 class="text-2xl font-bold">{title}</h1>
      <p class="mt-2 text-soft">
        <T
          zh={`签协议、作裁定、给权限或收权限之前，要核对一次发到您手机的验证码。之后 ${sessionRule.steppedUpMinutes} 分钟内不再问。`}
          en={`Before you sign, rule, or give or take rights, a code to your phone is asked for. It then holds for ${sessionRule.steppedUpMinutes} minutes.`}
        />
      </p>
      <div class="grid gap-3 mt-4">
        {kept && (
          <Notice tone="info">
            <T
              zh="您填的都留着，还没有生效；确认后再点一次就好。"
              en="What you entered is kept and not yet in effect; confirm, then send it once more."
            />
          </Notice>
        )}
        <RefusedNotice refused={props.refused} />
        {props.embedded && props.sent && (
          <Notice>
            <T zh="这是本机演示，短信不会真的发出：" en="This runs on your own machine and sends no real messages: " />
            <a class="a" href="/outbox" target="_blank" rel="noopener">
              <T zh="在发件箱里看验证码" en="see the code in the outbox" />
            </a>
          </Notice>
        )}
      </div>
      {props.sent && (
        <form method="post" action="/step-up" class="mt-5 grid gap-4" novalidate>
          <Carried next={next} kept={kept} />
          <TextField
            name="code"
            label={say({ zh: `发到 ${phone ?? ''} 的验证码`, en: `The code sent to ${phone ?? ''}` })}
            hint={say({
              zh: `${signInRule.codeDigits} 位数字，${signInRule.codeMinutes} 分钟内有效`,
              en: `${signInRule.codeDigits} digits, good for ${signInRule.codeMinutes} minutes`,
            })}
            autocomplete="one-time-code"
            inputmode="numeric"
            maxlength={12}
            required
            mono
          />
          <div>
            <Button look="main" size="large">
              <T zh="确认是我" en="It is me" />
            </Button>
          </div>
        </form>
      )}
      {phone !== undefined && (
        <form method="post" action="/step-up/code" class="mt-5">
          <Carried next={next} kept={kept} />
          <Button look={props.sent ? 'ghost' : 'main'} size={props.sent ? undefined : 'large'}>
            {props.sent ? (
              <T zh="没收到，再发一次" en="No message? Send it again" />
            ) : (
              <T zh={`把验证码发到 ${phone}`} en={`Send a code to ${phone}`} />
            )}
          </Button>
        </form>
      )}
    </Page>
  )
}

/** The code was right: what was typed before is sent again by the person, not by itself. */
export const ResumePage = ({ kept }: { kept: Kept }) => {
  const say = useSay()
  const title = say({ zh: '确认好了', en: 'Confirmed' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl font-bold">{title}</h1>
      <p class="mt-2">
        <T
          zh="刚才的还没有生效。点下面这一下，就照您填的去办。"
          en="What you were doing is not in effect yet. Go on, and it is done as you entered it."
        />
      </p>
      <form method="post" action={kept.action} class="mt-5">
        {Object.entries(kept.fields).flatMap(([name, values]) =>
          [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <Button look="main" size="large">
          <T zh="继续办完" en="Go on" />
        </Button>
      </form>
    </Page>
  )
}
