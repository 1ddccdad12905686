import { Button } from '#functions/http/look/buttons.tsx'
import { Field, SelectField, TextField } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { type Breach, BreachCause, breachRule, causeWords, tellBy } from '#shared/oversight/breach.ts'
import type { Instant } from '#shared/time/instant.ts'

/** 还剩 5 小时 · 5 hours left: until everybody has to be told. */
export const deadlineText = (breach: Breach, now: Instant): { zh: string; en: string } => {
  if (breach.toldAt !== undefined) return { zh: '都通知了', en: 'everybody was told' }
  const hours = Math.floor((Date.parse(tellBy(breach)) - Date.parse(now)) / 3_600_000)
  return hours >= 0
    ? { zh: `还剩 ${hours} 小时`, en: `${hours} hours left` }
    : { zh: `超期 ${-hours} 小时`, en: `${-hours} hours overdue` }
}

const Moment = (props: { name: string; label: string; hint?: string; value: string | undefined }) => (
  <Field
    {...props}
    required
    control={(wiring) => (
      <input {...wiring} class="input" type="datetime-local" value={props.value} placeholder="2026-11-23T09:00" />
    )}
  />
)

const ReportForm = ({ typed }: { typed: Readonly<Record<string, string>> }) => {
  const say = useSay()
  return (
    <form method="post" action="/staff/breaches" class="grid gap-4 md:grid-cols-2" novalidate>
      <SelectField
        name="cause"
        label={say({ zh: '怀疑什么', en: 'What is suspected' })}
        empty={say({ zh: '请选', en: 'Choose' })}
        value={typed.cause}
        options={BreachCause.options.map((value) => ({ value, text: say(causeWords[value]) }))}
        required
      />
      <TextField
        name="value"
        label={say({ zh: '是哪一个', en: 'Which one' })}
        hint={say({
          zh: '从审计记录里照抄：per_…、tok_…、登录的 12 位短名，或 GET /staff/volunteers/:volunteerId',
          en: 'As the audit has it: per_…, tok_…, the 12 signs of a sign-in, or GET /staff/volunteers/:volunteerId',
        })}
        value={typed.value}
        maxlength={120}
        mono
        required
      />
      <Moment name="from" label={say({ zh: '从（柳州时间）', en: 'From (Liuzhou time)' })} value={typed.from} />
      <Moment
        name="to"
        label={say({ zh: '到', en: 'Until' })}
        hint={say({ zh: `最多 ${breachRule.mostDays} 天`, en: `${breachRule.mostDays} days at most` })}
        value={typed.to}
      />
      <Moment
        name="noticedAt"
        label={say({ zh: '什么时候发现的', en: 'When it was noticed' })}
        hint={say({ zh: '期限从这时起算', en: 'The deadline counts from here' })}
        value={typed.noticedAt}
      />
      <div class="self-end">
        <Button look="main">
          <T zh="算出受影响的人" en="Reckon who is affected" />
        </Button>
      </div>
    </form>
  )
}

/** 泄露报告: earlier ones, and a new one. */
export const BreachesPage = (props: {
  breaches: readonly Breach[]
  typed: Readonly<Record<string, string>>
  now: Instant
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}) => {
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '泄露报告', en: 'Breach reports' })
  return (
    <StaffPage title={title} at="breaches" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft max-w-3xl">
        <T
          zh={`发现或怀疑个人信息泄露，要立即补救，并通知主管部门和本人（《个人信息保护法》第五十七条）。这里按审计记录算出谁受影响、哪几类资料、什么时候；从发现起最迟 ${breachRule.tellHours} 小时内通知到人。`}
          en={`After a breach, real or possible, remedy comes at once, and the authority and the people are told (PIPL, Art. 57). Who was affected, with which data and when is reckoned from the audit; everybody is told within ${breachRule.tellHours} hours of noticing at the latest.`}
        />
      </p>
      <div class="grid gap-4 mt-3">
        <RefusedNotice refused={props.refused} />
        <section class="sheet" aria-label={say({ zh: '做过的报告', en: 'Reports so far' })}>
          {props.breaches.length === 0 ? (
            <Empty
              icon="circle-check"
              title={say({ zh: '还没有报告', en: 'No report yet' })}
              text={<T zh="怀疑有泄露，就在下面做一份。" en="Make one below when you suspect a breach." />}
            />
          ) : (
            <ul class="split">
              {props.breaches.map((breach) => (
                <li class="px-4 md:px-5 py-3">
                  <a class="a font-bold break-all" href={`/staff/breaches/${breach.id}`}>
                    {say(causeWords[breach.cause])} <span class="font-mono">{breach.value}</span>
                  </a>
                  <p class="text-soft num">
                    <T
                      zh={`${momentText(breach.from, language)} 至 ${momentText(breach.to, language)} · ${breach.people} 人受影响 · `}
                      en={`${momentText(breach.from, language)} – ${momentText(breach.to, language)} · ${breach.people} people affected · `}
                    />
                    {say(deadlineText(breach, props.now))}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <Sheet id="report" title={say({ zh: '新的报告', en: 'A new report' })}>
          <ReportForm typed={props.typed} />
        </Sheet>
      </div>
    </StaffPage>
  )
}
