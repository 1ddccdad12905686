import { Availability } from '#functions/http/look/availability.tsx'
import { Button } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { ListedService } from '#shared/records/services-of.ts'
import type { Instant } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { type Calendar, isPaused } from '#shared/volunteers/calendar.ts'
import { weekOf } from '#shared/volunteers/week-hours.ts'
import { Exceptions } from './calendar-exceptions.tsx'
import { FinerParts, Limits, Pause } from './calendar-parts.tsx'
import { ServiceRow } from './services-list.tsx'

export interface CalendarPageProps {
  calendar: Calendar
  services: readonly ListedService[]
  now: Instant
  done?: string | undefined
  refused?: Refusal | undefined
  typed: (name: string) => string
}

const doneWords: Readonly<Record<string, Text>> = {
  week: { zh: '存好了。以后只在这些时间问您。', en: 'Saved. You are asked for these times only.' },
  exceptions: { zh: '记下了。', en: 'Noted.' },
  limits: { zh: '存好了。', en: 'Saved.' },
  pause: { zh: '暂停了。已接的照常。', en: 'Paused. What you accepted stands.' },
  resume: { zh: '恢复了，会再收到邀请。', en: 'Resumed; you will be asked again.' },
}

const Legend = () => (
  <p class="flex flex-wrap gap-x-5 gap-y-1 mt-4 text-sm text-soft">
    <span class="inline-flex gap-2 items-center">
      <span class="w-5 h-5 rounded bg-primary" aria-hidden="true" />
      <T zh="整段有空" en="Wholly free" />
    </span>
    <span class="inline-flex gap-2 items-center">
      <span class="w-5 h-5 rounded border-2 border-primary bg-[var(--t-going)]" aria-hidden="true" />
      <T zh="只有几小时" en="Some hours" />
    </span>
    <span class="inline-flex gap-2 items-center">
      <span class="w-5 h-5 rounded border border-[var(--field-line)]" aria-hidden="true" />
      <T zh="没空" en="Not free" />
    </span>
  </p>
)

const Ahead = ({ services }: { services: readonly ListedService[] }) => {
  const say = useSay()
  return (
    <Sheet id="ahead" title={say({ zh: '接下来要去的', en: 'Coming up' })} flush>
      {services.length === 0 ? (
        <p class="px-4 md:px-5 pb-4 text-soft">
          <T zh="还没有。接了单会排在这里。" en="Nothing yet. What you accept stands here." />
        </p>
      ) : (
        <>
          <ul class="split">
            {services.map((service) => (
              <ServiceRow service={service} />
            ))}
          </ul>
          <p class="px-4 pb-3 text-sm text-soft">
            <T
              zh="去不了？点开就能退出，系统马上通知双方并找人替。"
              en="Cannot come? Open it and withdraw; both sides are told at once and cover is sought."
            />
          </p>
        </>
      )}
    </Sheet>
  )
}

/** When a volunteer is free, what is promised, and how much they like to be asked. */
export const CalendarPage = (props: CalendarPageProps) => {
  const { calendar, now, refused, typed, done } = props
  const say = useSay()
  const title = say({ zh: '我的日历', en: 'My calendar' })
  const { hours, rest } = weekOf(calendar.weekly)
  const said = done === undefined ? undefined : doneWords[done]
  const asked = calendar.asks.filter(({ at }) => isoWeek(at) === isoWeek(now)).length
  const exceptionWrong = refused?.reason === 'exception'
  return (
    <Page title={title} at="calendar" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-3">
        <DoneNotice text={refused ? undefined : said} />
        <RefusedNotice refused={refused} />
        <div class="grid gap-5 lg:grid-cols-[1fr_22rem] lg:gap-8 items-start">
          <div class="grid gap-5 min-w-0">
            <Sheet
              id="week"
              title={say({ zh: '每周什么时候有空', en: 'When you are free each week' })}
              hint={
                <T zh="点一下就选上。没选的时间不会问您。" en="Tap to choose. You are never asked for other times." />
              }
            >
              <form method="post" action="/calendar">
                <Availability week={hours} />
                <FinerParts rest={rest} />
                <Legend />
                <Button look="main" size="large" class="mt-4 max-sm:w-full">
                  <T zh="存好时间" en="Save the week" />
                </Button>
              </form>
            </Sheet>
            <Exceptions exceptions={calendar.exceptions} typed={typed} now={now} open={exceptionWrong} />
          </div>
          <div class="grid gap-5 min-w-0">
            <Ahead services={props.services} />
            <Limits calendar={calendar} asked={asked} />
            <Pause until={isPaused(calendar, now) ? calendar.pausedUntil : undefined} typed={typed} now={now} />
          </div>
        </div>
      </div>
    </Page>
  )
}
