import type { Refusal } from '#shared/kernel/refusal.ts'
import { signInRule } from '#shared/people/challenge.ts'
import { Button, TextLink } from './look/buttons.tsx'
import { TextField } from './look/fields.tsx'
import { Page } from './look/layout.tsx'
import { Notice, RefusedNotice } from './look/notice.tsx'
import { T, useSay } from './look/view.tsx'

/** First step: the phone number. */
export const PhonePage = ({ phone, next, refused }: { phone: string; next: string; refused?: Refusal }) => {
  const say = useSay()
  return (
    <Page title={say({ zh: '登录', en: 'Sign in' })} width="reading" problems={refused?.fields}>
      <h1 class="text-2xl font-bold">
        <T zh="用手机号登录" en="Sign in with your phone" />
      </h1>
      <p class="mt-2 text-soft">
        <T
          zh="我们发一条短信验证码，不用记密码。第一次来也是这样。"
          en="We send a code by text message; there is no password. It is the same if you are new."
        />
      </p>
      <RefusedNotice refused={refused} />
      <form method="post" action="/sign-in" class="mt-5 grid gap-4" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="phone"
          label={say({ zh: '手机号', en: 'Mobile number' })}
          hint={say({ zh: '11 位数字', en: '11 digits' })}
          value={phone}
          type="tel"
          autocomplete="tel"
          inputmode="tel"
          required
          mono
        />
        <div>
          <Button look="main" size="large">
            <T zh="发验证码" en="Send the code" />
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Second step: the code from the message. */
export const CodePage = ({ next, embedded, refused }: { next: string; embedded: boolean; refused?: Refusal }) => {
  const say = useSay()
  const again = next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
  return (
    <Page title={say({ zh: '输入验证码', en: 'Enter the code' })} width="reading" problems={refused?.fields}>
      <h1 class="text-2xl font-bold">
        <T zh="输入短信里的验证码" en="Enter the code from the message" />
      </h1>
      <p class="mt-2 text-soft">
        <T zh={`${signInRule.codeMinutes} 分钟内有效。`} en={`It is good for ${signInRule.codeMinutes} minutes.`} />
      </p>
      {embedded && (
        <Notice>
          <T zh="这是本机演示，短信不会真的发出：" en="This runs on your own machine and sends no real messages: " />
          <a class="a" href="/outbox" target="_blank" rel="noopener">
            <T zh="在发件箱里看验证码" en="see the code in the outbox" />
          </a>
        </Notice>
      )}
      <RefusedNotice refused={refused} />
      <form method="post" action="/sign-in/code" class="mt-5 grid gap-4" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label={say({ zh: '验证码', en: 'Code' })}
          hint={say({ zh: `${signInRule.codeDigits} 位数字`, en: `${signInRule.codeDigits} digits` })}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={12}
          required
          mono
        />
        <div>
          <Button look="main" size="large">
            <T zh="登录" en="Sign in" />
          </Button>
        </div>
      </form>
      <p class="mt-4">
        <TextLink href={again}>
          <T zh="没收到，换号码或再要一次" en="No message? Change the number or ask again" />
        </TextLink>
      </p>
    </Page>
  )
}
