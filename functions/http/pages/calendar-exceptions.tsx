import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { dayText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { DateField, TimeField } from '#functions/http/look/times.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Language } from '#shared/kernel/text.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { localDate, localTime, minuteOfDay } from '#shared/time/shanghai.ts'
import type { CalendarException } from '#shared/volunteers/calendar.ts'
import { exceptionId } from './calendar-input.ts'

/** 9月25日 周五至27日 · whole days without times. */
const exceptionText = ({ starts, ends }: CalendarException, language: Language): string => {
  const whole = minuteOfDay(starts) === 0 && minuteOfDay(ends) === 0
  const last = whole ? addMinutes(ends, -1) : ends
  const sameDay = localDate(starts) === localDate(last)
  if (whole) return sameDay ? dayText(starts, language) : `${dayText(starts, language)} – ${dayText(last, language)}`
  return sameDay
    ? `${dayText(starts, language)} ${localTime(starts)}–${localTime(ends)}`
    : `${dayText(starts, language)} ${localTime(starts)} – ${dayText(ends, language)} ${localTime(ends)}`
}

/** Days that differ from the week, and the form for one more. */
export const Exceptions = (props: {
  exceptions: readonly CalendarException[]
  typed: (name: string) => string
  now: Instant
  open: boolean
}) => {
  const say = useSay()
  const language = useLanguage()
  const { typed } = props
  const today = localDate(props.now)
  const sorted = [...props.exceptions].sort((a, b) => (a.starts < b.starts ? -1 : 1))
  return (
    <Sheet
      id="exceptions"
      title={say({ zh: '有例外的日子', en: 'Days that differ' })}
      hint={
        <T zh="出差、放假，或哪天忽然有空。没空的优先。" en="Away, on holiday, or free for once. Away counts first." />
      }
    >
      {sorted.length > 0 && (
        <ul class="split mt-1">
          {sorted.map((one) => {
            const words = exceptionText(one, language)
            return (
              <li>
                <form method="post" action="/calendar/exceptions/remove" class="flex items-center gap-3 min-h-12">
                  <span class="min-w-0">
                    <b class="num">{words}</b>{' '}
                    <span class="text-soft">{one.free ? <T zh="有空" en="free" /> : <T zh="不接" en="away" />}</span>
                  </span>
                  <input type="hidden" name="exception" value={exceptionId(one)} />
                  <button
                    type="submit"
                    class="btn btn-ghost btn-square ml-auto"
                    aria-label={say({ zh: `删掉 ${words}`, en: `Remove ${words}` })}
                  >
                    <Icon name="x" />
                  </button>
                </form>
              </li>
            )
          })}
        </ul>
      )}
      <More title={say({ zh: '加一天或几天', en: 'Add a day or several' })} icon="plus" open={props.open}>
        <form method="post" action="/calendar/exceptions" class="grid gap-4 pt-1" novalidate>
          <div class="grid grid-cols-2 gap-3">
            <DateField
              name="from"
              label={say({ zh: '从哪天', en: 'From' })}
              value={typed('from')}
              min={today}
              required
            />
            <DateField name="to" label={say({ zh: '到哪天', en: 'Until' })} value={typed('to')} min={today} />
          </div>
          <div class="grid grid-cols-2 gap-3">
            <TimeField
              name="startTime"
              label={say({ zh: '几点起（不填是整天）', en: 'From (empty: all day)' })}
              value={typed('startTime')}
            />
            <TimeField
              name="endTime"
              label={say({ zh: '几点止（不填是整天）', en: 'To (empty: all day)' })}
              value={typed('endTime')}
            />
          </div>
          <ChoiceGroup
            name="kind"
            legend={say({ zh: '这段时间', en: 'Then I am' })}
            one
            picked={[typed('kind')]}
            options={[
              { value: 'away', text: say({ zh: '没空，别问', en: 'away' }) },
              { value: 'free', text: say({ zh: '有空，可以问', en: 'free' }) },
            ]}
          />
          <div>
            <Button look="line" icon="plus">
              <T zh="加上" en="Add" />
            </Button>
          </div>
        </form>
      </More>
    </Sheet>
  )
}
