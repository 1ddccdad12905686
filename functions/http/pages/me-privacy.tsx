import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { notices } from '#shared/people/notices.ts'
import { stateIdNumber } from '#shared/people/state-id-number.ts'
import { changeConsent, ownConsents } from '#shared/privacy/change-consent.ts'
import { Schedule } from './privacy-schedule.tsx'

type Own = Awaited<ReturnType<typeof ownConsents>>[number]

const Switch = ({ purpose, on, receipt }: Own) => {
  const say = useSay()
  const language = useLanguage()
  const notice = notices[purpose]
  return (
    <Sheet id={purpose} title={say(notice.title)}>
      {notice.sensitive && (
        <p class="tag warm mb-2">
          <T zh="敏感个人信息，单独同意" en="Sensitive: a consent of its own" />
        </p>
      )}
      <p>{say(notice.text)}</p>
      <p class="text-soft mt-1">{say(notice.withdrawal)}</p>
      <p class="mt-2">
        <b>{on ? <T zh="现在：开着" en="Now: on" /> : <T zh="现在：关着" en="Now: off" />}</b>{' '}
        {receipt && (
          <span class="text-soft num">
            <T
              zh={`${momentText(receipt.at, language)} 您${receipt.state === 'given' ? '同意' : '撤回'}，告知书 ${receipt.edition} 版`}
              en={`${receipt.state === 'given' ? 'Given' : 'Withdrawn'} ${momentText(receipt.at, language)}, notice ${receipt.edition}`}
            />
          </span>
        )}
      </p>
      <form method="post" action="/me/privacy/consent" class="mt-2">
        <input type="hidden" name="purpose" value={purpose} />
        <Button look="line" name="give" value={on ? 'no' : 'yes'}>
          {on ? <T zh="关掉" en="Turn off" /> : <T zh="我同意，打开" en="I agree: turn on" />}
        </Button>
      </form>
      {purpose === 'recommendation' && !on && (
        <p class="mt-2">
          <a class="a" href="/board">
            <T zh="去需求板，按时间和地点看" en="To the board, by date and place" />
          </a>
        </p>
      )}
      {purpose === 'idNumber' && on && (
        <form method="post" action="/me/privacy/id-number" class="mt-3 grid gap-2">
          <TextField
            name="idNumber"
            label={say({ zh: '身份证号（18 位，可不填）', en: 'Identity number (18 signs, optional)' })}
          />
          <p>
            <Button look="line">
              <T zh="保存身份证号" en="Save the number" />
            </Button>
          </p>
        </form>
      )}
    </Sheet>
  )
}

interface Shown {
  consents: readonly Own[]
  done: boolean
  refused?: Refusal | undefined
}

const PrivacyPage = ({ consents, done, refused }: Shown) => {
  const say = useSay()
  const title = say({ zh: '我的隐私', en: 'My privacy' })
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-4">
        <DoneNotice text={done ? { zh: '改好了，马上生效。', en: 'Changed, with effect at once.' } : undefined} />
        <RefusedNotice refused={refused} />
        <p class="flex flex-wrap gap-3">
          <LinkButton href="/me/data" look="line">
            <T zh="看、带走、更正我的资料" en="See, take along or correct my data" />
          </LinkButton>
          <LinkButton href="/me/delete">
            <T zh="删除我的资料" en="Delete my data" />
          </LinkButton>
        </p>
        {consents.map((own) => (
          <Switch {...own} />
        ))}
        <Schedule />
      </div>
    </Page>
  )
}

const privacyPage = async (c: Call, refused?: Refusal) => {
  const consents = await ownConsents(c.get('context'))
  const page = <PrivacyPage consents={consents} done={c.req.query('done') !== undefined} refused={refused} />
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** What a person agreed to, purpose by purpose, and the way back from each. */
export const privacyPages: PageModule = ({ get, post }) => {
  get('/me/privacy', 'signedIn', (c) => privacyPage(c))

  post('/me/privacy/consent', 'signedIn', async (c) => {
    const form = await readForm(c)
    const wanted = { purpose: textOf(form, 'purpose'), give: textOf(form, 'give') === 'yes' }
    const { refused } = await tried(() => changeConsent(c.get('context'), wanted))
    return refused ? privacyPage(c, refused) : c.redirect('/me/privacy?done=1', 303)
  })

  post('/me/privacy/id-number', 'signedIn', async (c) => {
    const idNumber = textOf(await readForm(c), 'idNumber')
    const { refused } = await tried(() => stateIdNumber(c.get('context'), { idNumber }))
    return refused ? privacyPage(c, refused) : c.redirect('/me/privacy?done=1', 303)
  })
}
