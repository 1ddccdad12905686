import type { Child } from 'hono/jsx'
import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { longDate, weekdayName } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { DateField } from '#functions/http/look/times.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Instant } from '#shared/time/instant.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import type { Calendar, WeeklySpan } from '#shared/volunteers/calendar.ts'

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Parts of the week that the grid cannot show; each stays unless its tick is taken away. */
export const FinerParts = ({ rest }: { rest: readonly WeeklySpan[] }) => {
  const say = useSay()
  const language = useLanguage()
  if (rest.length === 0) return null
  return (
    <div class="mt-4">
      <ChoiceGroup
        name="rest"
        legend={say({ zh: '另外还有', en: 'And also' })}
        hint={
          <T
            zh="上面的格子放不下的零散时间。去掉勾就不要了。"
            en="Finer times than the grid shows. Untick to drop one."
          />
        }
        columns={2}
        picked={rest.map(({ weekday, from, to }) => `${weekday}-${from}-${to}`)}
        options={rest.map(({ weekday, from, to }) => ({
          value: `${weekday}-${from}-${to}`,
          text: `${weekdayName(weekday, language)} ${clock(from)}–${clock(to)}`,
        }))}
      />
    </div>
  )
}

const hourSteps = [0, 2, 3, 4, 6, 8, 10, 12, 16, 20, 30, 40]

const askSteps = [1, 2, 4, 7, 30]

const withOwn = (steps: readonly number[], own: number): number[] => [...new Set([...steps, own])].sort((a, b) => a - b)

/** The two limits as fields. */
export const LimitFields = (props: { asksPerWeek: number; hoursPerWeek: number; hint: Child }) => {
  const say = useSay()
  return (
    <>
      <ChoiceGroup
        name="asksPerWeek"
        legend={say({ zh: '一周最多问我几次', en: 'Invitations a week at most' })}
        hint={props.hint}
        one
        picked={[String(props.asksPerWeek)]}
        options={withOwn(askSteps, props.asksPerWeek).map((count) => ({
          value: String(count),
          text: count === 30 ? say({ zh: '不限', en: 'No limit' }) : say({ zh: `${count} 次`, en: String(count) }),
        }))}
      />
      <SelectField
        name="hoursPerWeek"
        label={say({ zh: '一周最多服务', en: 'Hours of service a week at most' })}
        value={String(props.hoursPerWeek)}
        options={withOwn(hourSteps, props.hoursPerWeek).map((hours) => ({
          value: String(hours),
          text: say({ zh: `${hours} 小时`, en: `${hours} hours` }),
        }))}
      />
    </>
  )
}

/** How often and how much a person may be asked. */
export const Limits = ({ calendar, asked }: { calendar: Calendar; asked: number }) => {
  const say = useSay()
  return (
    <Sheet id="limits" title={say({ zh: '问我的分寸', en: 'How much to ask' })}>
      <form method="post" action="/calendar/limits" class="grid gap-4" novalidate>
        <LimitFields
          {...calendar}
          hint={
            <T zh={`这周已问 ${asked} 次，周一重新算。`} en={`Asked ${asked} times this week; counted from Monday.`} />
          }
        />
        <div>
          <Button look="line">
            <T zh="存好分寸" en="Save" />
          </Button>
        </div>
        <p class="text-sm text-soft">
          <a class="a" href="/profile">
            <T zh="最远去多远，在资料里改" en="How far you go is set in your profile" />
          </a>
        </p>
      </form>
    </Sheet>
  )
}

/** Being left in peace for a while, and the end of it. */
export const Pause = (props: { until: Instant | undefined; typed: (name: string) => string; now: Instant }) => {
  const say = useSay()
  const language = useLanguage()
  const today = localDate(props.now)
  if (props.until !== undefined) {
    return (
      <Sheet id="asking" title={say({ zh: '先别问我', en: 'Leave me in peace' })}>
        <Notice tone="info" icon="calendar-clock">
          <T
            zh={`暂停到 ${longDate(localDate(props.until), language)}。这期间不发新邀请，已接的照常。`}
            en={`Paused until ${longDate(localDate(props.until), language)}. No new invitations; what you accepted stands.`}
          />
        </Notice>
        <form method="post" action="/calendar/resume" class="mt-3">
          <Button look="line">
            <T zh="现在就恢复" en="Resume now" />
          </Button>
        </form>
      </Sheet>
    )
  }
  return (
    <Sheet
      id="asking"
      title={say({ zh: '先别问我', en: 'Leave me in peace' })}
      hint={
        <T zh="到那天自动恢复。已接的照常，不影响以后。" en="Ends by itself on that day. What you accepted stands." />
      }
    >
      <form method="post" action="/calendar/pause" class="grid gap-3" novalidate>
        <DateField
          name="until"
          label={say({ zh: '暂停到哪天', en: 'Pause until' })}
          value={props.typed('until')}
          min={addLocalDays(today, 1)}
          required
        />
        <div>
          <Button look="plain">
            <T zh="暂停邀请" en="Pause invitations" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
