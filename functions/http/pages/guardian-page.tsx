import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { DateField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'

const doneWords: Readonly<Record<string, Text>> = {
  code: { zh: '验证码发出了，看手机短信。', en: 'The code is on its way; look at your messages.' },
  given: { zh: '您同意了。随时可以回到这一页收回。', en: 'You consented. Come back here to withdraw at any time.' },
  refused: { zh: '您没有同意，不会有人邀请这位未成年人。', en: 'You said no; the minor is not invited.' },
  withdrawn: {
    zh: '同意收回了，从现在起不再邀请；接下的服务由科协联系您。',
    en: 'Withdrawn; no invitations from now on. The association will call you about services ahead.',
  },
}

export interface GuardianPageProps {
  id: string
  done: string | undefined
  refused?: Refusal | undefined
  typed: (name: string) => string
  /** The last day that can be chosen. */
  latest: string
}

/** What a guardian reads and answers, on their own phone. Says nothing of the minor: whoever has the link may not be the guardian. */
export const GuardianPage = ({ id, done, refused, typed, latest }: GuardianPageProps) => {
  const say = useSay()
  const title = say({ zh: '监护人同意', en: 'A guardian’s consent' })
  return (
    <Page title={title} at="home" width="reading" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={refused} />
        <DoneNotice text={refused ? undefined : doneWords[done ?? '']} />
        <Sheet id="read" title={say({ zh: '请先看清楚', en: 'Please read this first' })}>
          <ul class="list-disc pl-5 grid gap-2">
            <li>
              <T
                zh="您监护的未满 18 岁的人想当科技志愿者：用科学技术知识帮社区、学校、村里的人，不拿报酬。"
                en="The minor in your care wants to volunteer: to help communities, schools and villages with science and technology, unpaid."
              />
            </li>
            <li>
              <T
                zh="您同意后，合适的邀请才会发给本人；每一次去不去，由本人决定，谢绝没有任何影响。"
                en="Invitations are sent only after you consent. Each one is theirs to accept or decline; a decline costs nothing."
              />
            </li>
            <li>
              <T
                zh="有人身危险的服务，绝不邀请未成年人。"
                en="Minors are never invited to service that may harm people."
              />
            </li>
            <li>
              <T
                zh="同意最长一年，随时可以在这一页收回，马上生效；没回的邀请会作废，接下的服务由工作人员联系您。"
                en="A consent holds a year at most. Withdraw it here at any time, with effect at once: open invitations become void, and staff call you about services ahead."
              />
            </li>
          </ul>
        </Sheet>
        <Sheet id="prove" title={say({ zh: '第一步：证明是您本人', en: 'First: prove it is you' })}>
          <form method="post" action={`/guardian/${encodeURIComponent(id)}/code`} class="grid gap-3">
            <p>
              <T
                zh="验证码发到本人填的监护人手机号上，5 分钟内有效。"
                en="A code goes to the phone that was named as yours; it is valid for 5 minutes."
              />
            </p>
            <div>
              <Button look="line">
                <T zh="发验证码到我的手机" en="Send a code to my phone" />
              </Button>
            </div>
          </form>
        </Sheet>
        <Sheet id="answer" title={say({ zh: '第二步：您的决定', en: 'Then: your decision' })}>
          <form method="post" action={`/guardian/${encodeURIComponent(id)}`} class="grid gap-4" novalidate>
            <TextField
              name="code"
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={12}
              mono
              label={say({ zh: '短信里的验证码', en: 'The code from the message' })}
            />
            <ChoiceGroup
              one
              name="answer"
              legend={say({ zh: '您同意吗', en: 'Do you consent?' })}
              columns={1}
              picked={[typed('answer')]}
              options={[
                { value: 'consent', text: say({ zh: '我是监护人，我同意', en: 'I am the guardian and consent' }) },
                { value: 'refuse', text: say({ zh: '不同意', en: 'I do not consent' }) },
                {
                  value: 'withdraw',
                  text: say({ zh: '收回以前的同意', en: 'I withdraw my consent' }),
                  hint: say({ zh: '马上生效', en: 'With effect at once' }),
                },
              ]}
            />
            <DateField
              name="until"
              label={say({ zh: '同意到哪天', en: 'Consent until' })}
              hint={say({ zh: '最长一年', en: 'A year at most' })}
              value={typed('until') || latest}
            />
            <div>
              <Button>
                <T zh="确定" en="Confirm" />
              </Button>
            </div>
          </form>
        </Sheet>
      </div>
    </Page>
  )
}
