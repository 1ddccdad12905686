import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Delegation } from '#shared/delegations/delegation.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { signInRule } from '#shared/people/challenge.ts'

type Typed = (name: string) => string

/** The code they read out, or the papers that were seen. */
export const ProofPage = (props: {
  asked: Delegation
  phone: string
  embedded: boolean
  sent: boolean
  typed: Typed
  refused: Refusal | undefined
}) => {
  const { asked, phone, typed, refused } = props
  const say = useSay()
  const title = say({ zh: `代办：${asked.title}`, en: `Act on behalf: ${asked.title}` })
  const who = <input type="hidden" name="personId" value={asked.personId} />
  return (
    <StaffPage title={title} problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-4 max-w-2xl">
        <DoneNotice
          text={
            props.sent && phone !== '' && !refused ? { zh: '验证码发出了。', en: 'The code is on its way.' } : undefined
          }
        />
        <RefusedNotice refused={refused} tone="bad" />
        {phone !== '' && (
          <Sheet
            id="code"
            title={say({ zh: '请对方念验证码', en: 'Ask them to read out the code' })}
            hint={
              <T
                zh={`发到 ${phone}，${signInRule.codeMinutes} 分钟内有效。先说清您是谁、要替他办什么；他不愿意就不办。`}
                en={`Sent to ${phone}, good for ${signInRule.codeMinutes} minutes. Say who you are and what you will do; if they would rather not, stop here.`}
              />
            }
          >
            <form method="post" action="/staff/acting/code" class="grid gap-4" novalidate>
              {who}
              <TextField
                name="code"
                label={say({ zh: '对方念的验证码', en: 'The code they read out' })}
                inputmode="numeric"
                autocomplete="off"
                maxlength={12}
                mono
              />
              <div>
                <Button look="main">
                  <T zh="开始代办" en="Begin" />
                </Button>
              </div>
            </form>
            {props.embedded && (
              <p class="mt-3 text-soft">
                <T zh="本机演示不发短信：" en="No real messages on your own machine: " />
                <a class="a" href="/outbox" target="_blank" rel="noopener">
                  <T zh="在发件箱里看验证码" en="see the code in the outbox" />
                </a>
              </p>
            )}
          </Sheet>
        )}
        {asked.way === 'counter' && (
          <Sheet id="papers" title={say({ zh: '对方没带手机', en: 'No phone with them' })}>
            <More
              title={say({ zh: '看过证件，不用验证码', en: 'Papers seen, no code' })}
              open={phone === '' || refused?.fields.some(({ path }) => path === 'papers')}
            >
              <form method="post" action="/staff/acting/papers" class="grid gap-3" novalidate>
                {who}
                <p>
                  <T
                    zh="会标出来，请另一位同事和审计看；这样开始的代办不能签协议。"
                    en="It is flagged for a colleague and the auditor, and nothing can be signed under it."
                  />
                </p>
                <TextField
                  name="papers"
                  label={say({ zh: '当面看了什么证件', en: 'Which papers you saw' })}
                  hint={say({ zh: '不要写证件号码', en: 'Leave the number out' })}
                  value={typed('papers')}
                  maxlength={100}
                />
                <div>
                  <Button look="line">
                    <T zh="凭证件开始代办" en="Begin on papers" />
                  </Button>
                </div>
              </form>
            </More>
          </Sheet>
        )}
      </div>
    </StaffPage>
  )
}
