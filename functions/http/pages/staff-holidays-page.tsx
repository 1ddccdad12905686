import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField, TextArea } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { HolidaysOfYear } from '#shared/organizations/load-holidays.ts'
import { addLocalDays, type LocalDate } from '#shared/time/shanghai.ts'

/** A year as typed: one day or span a line. */
export interface TypedHolidays {
  year: string
  off: string
  work: string
}

/** Days in a row as one span: `2027-02-05 至 2027-02-11`. */
export const spansOf = (days: readonly LocalDate[]): string[] => {
  const spans: { first: LocalDate; last: LocalDate }[] = []
  for (const day of [...days].sort()) {
    const open = spans.at(-1)
    if (open && addLocalDays(open.last, 1) === day) open.last = day
    else spans.push({ first: day, last: day })
  }
  return spans.map(({ first, last }) => (first === last ? first : `${first} 至 ${last}`))
}

const sources = {
  loaded: { tone: 'good', text: { zh: '您这里录的', en: 'Loaded here' } },
  product: { tone: 'info', text: { zh: '随系统带的', en: 'Came with the product' } },
  missing: { tone: 'warm', text: { zh: '还没有：每天都当工作日算', en: 'Missing: every day counts as worked' } },
} as const

/** Days and spans in a row, none broken at a line's end. */
const Days = ({ of }: { of: readonly string[] }) => {
  const say = useSay()
  const comma = say({ zh: '、', en: ', ' })
  return of.length === 0
    ? '—'
    : of.map((span, at) => (
        <>
          <span class="whitespace-nowrap">{span}</span>
          {at < of.length - 1 && comma}
        </>
      ))
}

const YearSheet = ({ days }: { days: HolidaysOfYear }) => {
  const say = useSay()
  const { tone, text } = sources[days.from]
  return (
    <section class="sheet p-4" aria-label={days.year}>
      <h2 class="text-lg flex flex-wrap gap-3 items-center num">
        {days.year}
        <Tag tone={tone}>{say(text)}</Tag>
        <a class="a text-sm font-normal" href={`/staff/holidays?year=${days.year}#year`}>
          {days.from === 'missing' ? <T zh="录入" en="Load" /> : <T zh="改" en="Change" />}
          <span class="sr-only">{days.year}</span>
        </a>
      </h2>
      {days.from !== 'missing' && (
        <p class="text-[.9375rem] num">
          <T zh={`放假 ${days.off.length} 天：`} en={`${days.off.length} days off: `} />
          <Days of={spansOf(days.off)} />
          <span class="block text-soft">
            <T zh={`上班的周末 ${days.work.length} 天：`} en={`${days.work.length} worked weekend days: `} />
            <Days of={days.work} />
          </span>
        </p>
      )}
    </section>
  )
}

/** The calendars of some years, and loading one. */
export const HolidaysPage = (props: {
  years: readonly HolidaysOfYear[]
  typed: TypedHolidays
  done: boolean
  problems?: readonly FieldProblem[]
  refused?: Refusal | undefined
}) => {
  const { years, typed } = props
  const say = useSay()
  const title = say({ zh: '节假日和调休', en: 'Public holidays' })
  return (
    <StaffPage title={title} at="holidays" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="10 个工作日、答复期限都照它算。国务院的通知和自治区三月三的通知出来后录进来；录好后新算的期限照新的。"
          en="Deadlines in working days follow it. Load a year when the State Council and the region (三月三) have published it; deadlines reckoned from then on use it."
        />
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice text={props.done ? { zh: '录好了。', en: 'Loaded.' } : undefined} />
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <div class="grid gap-4">
          {years.map((days) => (
            <YearSheet days={days} />
          ))}
        </div>
        <Sheet id="load" title={say({ zh: '录一年', en: 'Load a year' })}>
          <form method="post" action="/staff/holidays" class="grid gap-4" novalidate>
            <SelectField
              name="year"
              label={say({ zh: '哪一年', en: 'Which year' })}
              empty="—"
              value={typed.year}
              options={years.map(({ year }) => ({ value: year, text: year }))}
            />
            <TextArea
              name="off"
              rows={8}
              label={say({ zh: '放假的日子', en: 'Days off' })}
              hint={say({
                zh: '一行一段：2027-02-05 至 2027-02-11，或一天一行。连着的周末照通知写上。',
                en: 'One span a line: 2027-02-05 至 2027-02-11 (or ~), or one day a line. Weekends within a span belong to it.',
              })}
              value={typed.off}
            />
            <TextArea
              name="work"
              rows={4}
              label={say({ zh: '要上班的周末', en: 'Worked weekend days' })}
              hint={say({ zh: '调休上班的周六、周日，一天一行。', en: 'Make-up Saturdays and Sundays, one a line.' })}
              value={typed.work}
            />
            <div>
              <Button look="main">
                <T zh="录进来" en="Load it" />
              </Button>
            </div>
          </form>
        </Sheet>
      </div>
    </StaffPage>
  )
}
