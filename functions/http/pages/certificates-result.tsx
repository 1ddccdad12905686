import type { Child } from 'hono/jsx'
import { longDate, momentText } from '#functions/http/look/format.ts'
import { Icon, type IconName } from '#functions/http/look/icons.tsx'
import { More, Pairs } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
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

/** The verdict on a code, first. */
export const Head = ({ verdict, at }: { verdict: keyof typeof verdicts; at: Instant }) => {
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

/** What a certificate shows to anybody who holds its code. */
export const Found = ({ found }: { found: CheckedCertificate }) => {
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

/** The frame of an answer. */
export const Result = ({ label, children }: { label: string; children: Child }) => (
  <section class="sheet mt-5 overflow-hidden" aria-labelledby={label}>
    {children}
  </section>
)
