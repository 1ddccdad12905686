import type { Child } from 'hono/jsx'
import { Button } from '#functions/http/look/buttons.tsx'
import { longDate, momentText } from '#functions/http/look/format.ts'
import { Icon, type IconName } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Pairs } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { shownCode } from '#shared/records/certificate.ts'
import type { CheckedCertificate } from '#shared/records/check-certificate.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { hoursWords } from './records-words.ts'

interface Verdict {
  icon: IconName
  tone: 'good' | 'warm' | 'bad'
  title: Text
  text: Text
}

const verdicts: Readonly<Record<CheckedCertificate['verdict'] | 'unknown', Verdict>> = {
  genuine: {
    icon: 'circle-check',
    tone: 'good',
    title: { zh: '这张证明是真的', en: 'This certificate is genuine' },
    text: { zh: '记录未被改动', en: 'the records are unchanged' },
  },
  expired: {
    icon: 'clock-alert',
    tone: 'warm',
    title: { zh: '这张证明过了查验期', en: 'This certificate is past its time' },
    text: { zh: '记录未被改动；请对方重开一张', en: 'the records are unchanged; ask for a new one' },
  },
  changed: {
    icon: 'circle-x',
    tone: 'bad',
    title: { zh: '开出之后，记录变了', en: 'The records changed since it was issued' },
    text: { zh: '别采信这一张，请对方重开', en: 'do not rely on this one; ask for a new one' },
  },
  unknown: {
    icon: 'circle-x',
    tone: 'bad',
    title: { zh: '查不到这个码', en: 'No certificate with this code' },
    text: {
      zh: '核对一下每一位；还是查不到，就别采信',
      en: 'compare every sign; if it still fails, do not rely on it',
    },
  },
}

const Head = ({ verdict, at }: { verdict: keyof typeof verdicts; at: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  const { icon, tone, title, text } = verdicts[verdict]
  const looks = {
    good: 'bg-[var(--t-good)] text-[var(--t-good-ink)]',
    warm: 'bg-[var(--t-warm)] text-[var(--t-warm-ink)]',
    bad: 'bg-[var(--t-bad)] text-[var(--t-bad-ink)]',
  }
  const moment = `${longDate(localDate(at), language)} ${momentText(at, language).split(' ').at(-1)}`
  return (
    <div class={`flex gap-4 p-5 items-center ${looks[tone]}`}>
      <Icon name={icon} class="!w-10 !h-10 shrink-0" />
      <div>
        <h2 id="result" class="text-xl !text-inherit">
          {say(title)}
        </h2>
        <p class="text-[.9375rem]">
          <T zh={`${moment} 查验，${text.zh}`} en={`Checked ${moment}: ${text.en}`} />
        </p>
      </div>
    </div>
  )
}

const Found = ({ found }: { found: CheckedCertificate }) => {
  const say = useSay()
  const language = useLanguage()
  const day = (at: Instant): string => longDate(localDate(at), language)
  return (
    <>
      <div class="px-5">
        <Pairs
          pairs={[
            {
              name: say({ zh: '姓名', en: 'Name' }),
              value:
                found.surname === '' ? (
                  <T zh="本人的资料已删除" en="The person's data was erased" />
                ) : (
                  <T
                    zh={`${found.surname}**　手机尾号 ${found.phoneTail}`}
                    en={`${found.surname}**, phone ends ${found.phoneTail}`}
                  />
                ),
            },
            {
              name: say({ zh: '服务时间', en: 'Time' }),
              value: say({
                zh: `${day(found.starts)}至${day(found.ends)}`,
                en: `${day(found.starts)} to ${day(found.ends)}`,
              }),
            },
            {
              name: say({ zh: '次数和时长', en: 'Services' }),
              value: (
                <>
                  <T zh={`${found.services} 次，共 `} en={`${found.services}, in all `} />
                  <b class="num">{hoursWords(found.hours, language)}</b>
                </>
              ),
            },
            { name: say({ zh: '记录单位', en: 'Recorded by' }), value: found.units.join(say({ zh: '、', en: ', ' })) },
            { name: say({ zh: '开具日期', en: 'Issued' }), value: day(found.issuedAt) },
            { name: say({ zh: '可查到', en: 'Checkable until' }), value: day(found.validUntil) },
          ]}
        />
      </div>
      <div class="px-5 border-t border-line">
        <More title={say({ zh: `${found.services} 次服务的明细`, en: `The ${found.services} services` })}>
          <ul class="split pb-3">
            {found.rows.map((row) => (
              <li class="py-2.5 flex gap-3">
                <span class="min-w-0 flex-1">
                  <b class="block">{row.activity}</b>
                  <span class="block text-[.9375rem]">{row.content}</span>
                  <span class="text-sm text-soft num">{`${localDate(row.starts)}　${row.place}　${row.unit}`}</span>
                </span>
                <b class="num whitespace-nowrap">{hoursWords(row.hours, language)}</b>
              </li>
            ))}
          </ul>
        </More>
      </div>
    </>
  )
}

const Result = ({ label, children }: { label: string; children: Child }) => (
  <section class="sheet mt-5 overflow-hidden" aria-labelledby={label}>
    {children}
  </section>
)

/** Checking a certificate, for anybody and without signing in. */
export const CheckPage = (props: {
  code: string
  now: Instant
  found?: CheckedCertificate | undefined
  /** A code was given and leads nowhere. */
  unknown: boolean
}) => {
  const { found } = props
  const say = useSay()
  const title = say({ zh: '查验证明', en: 'Check a certificate' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T zh="不用登录。扫证明上的码，或输入查验码。" en="No sign-in needed. Scan the code, or type it." />
      </p>
      <form class="flex flex-wrap gap-3 mt-4 items-end" method="get" action="/certificates">
        <div class="field flex-1 min-w-56">
          <label for="code">
            <T zh="查验码" en="Code" />
          </label>
          <input
            class="input input-lg font-mono"
            id="code"
            name="code"
            value={shownCode(props.code)}
            autocapitalize="characters"
            autocomplete="off"
            maxlength={40}
          />
        </div>
        <Button look="main" size="large" class="max-sm:w-full">
          <T zh="查验" en="Check" />
        </Button>
      </form>
      {found && (
        <Result label="result">
          <Head verdict={found.verdict} at={found.checkedAt} />
          <Found found={found} />
        </Result>
      )}
      {props.unknown && (
        <Result label="result">
          <Head verdict="unknown" at={props.now} />
        </Result>
      )}
      <div class="mt-4 grid gap-3">
        <Notice icon="scan-search">
          <b>
            <T zh="和手里的纸对一对：" en="Compare with the paper: " />
          </b>
          <T
            zh="姓名、时长、日期都要一样。有一处不同，就别采信。"
            en="name, hours and dates must all agree. If one differs, do not rely on it."
          />
        </Notice>
        <Notice icon="lock">
          <T
            zh="为保护个人信息，这里不显示全名和号码。查验不留您的信息。"
            en="To protect people, full names and numbers are not shown. Nothing about you is kept."
          />
        </Notice>
      </div>
      <div class="mt-4">
        <More title={say({ zh: '它凭什么可信', en: 'Why it can be trusted' })}>
          <p class="text-soft pb-3">
            <T
              zh="每条时长都由双方现场对码、各自确认，谁也不能单独添加。记录一条扣一条，改一个字，后面全对不上；每次查验都从头核一遍。"
              en="Hours are proven by a code on site and confirmed by both sides; nobody adds them alone. Records are chained: change one sign and all after it fail. Every check goes through them anew."
            />
          </p>
        </More>
      </div>
    </Page>
  )
}
