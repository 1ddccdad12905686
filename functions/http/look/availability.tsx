import { weekdayName } from './format.ts'
import { Icon } from './icons.tsx'
import { T, useLanguage, useSay } from './view.tsx'

/** The three half-days of the grid, in hours of the day. */
export const halfDays = [
  { from: 8, to: 12, text: { zh: '上午', en: 'Morning' } },
  { from: 12, to: 18, text: { zh: '下午', en: 'Afternoon' } },
  { from: 18, to: 22, text: { zh: '晚上', en: 'Evening' } },
] as const

type HalfDay = (typeof halfDays)[number]
const hoursOf = ({ from, to }: HalfDay): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at)

/** Hours on one day as ranges: 14, 15, 17 → "14–16 17–18". */
const ranges = (hours: readonly number[]): string =>
  hours
    .filter((hour) => !hours.includes(hour - 1))
    .map((start) => {
      let end = start + 1
      while (hours.includes(end)) end += 1
      return `${start}–${end}`
    })
    .join(' ')

interface DayProps {
  /** 0 is Monday. */
  day: number
  /** Free hours of the day: 14 means 14:00 to 15:00. */
  free: readonly number[]
  name: string
  /** Half-days only; single hours that are free already are sent along unseen. */
  coarse?: boolean | undefined
}

const HalfDayCell = ({ day, free, name, half }: DayProps & { half: HalfDay }) => {
  const say = useSay()
  const language = useLanguage()
  const hours = hoursOf(half).filter((hour) => free.includes(hour))
  const whole = hours.length === half.to - half.from
  const some = hours.length > 0 && !whole
  const label = `${weekdayName(day, language)} ${say(half.text)}`
  return (
    <label class={some ? 'cell part' : 'cell'}>
      <input
        type="checkbox"
        name={name}
        value={`${day}-${half.from}-${half.to}`}
        checked={whole}
        aria-label={some ? `${label} ${ranges(hours)}` : label}
      />
      <b>
        <T zh="有空" en="Free" />
      </b>
      <i>{some ? ranges(hours) : '—'}</i>
    </label>
  )
}

const HourCells = ({ day, free, name, half }: DayProps & { half: HalfDay }) => {
  const say = useSay()
  const language = useLanguage()
  const hours = hoursOf(half)
  // A whole half-day is ticked above; its hours stay clear, so that unticking it takes the hours away too.
  const whole = hours.every((hour) => free.includes(hour))
  return (
    <fieldset class="grid grid-cols-[4.5rem_1fr] gap-2">
      <legend class="sr-only">{`${weekdayName(day, language)} ${say(half.text)}`}</legend>
      <span class="text-sm text-soft pt-2.5" aria-hidden="true">
        {say(half.text)}
      </span>
      <div class="grid grid-cols-4 sm:grid-cols-6 gap-1.5">
        {hours.map((hour) => (
          <label class="cell !min-h-11 num">
            <input
              type="checkbox"
              name={name}
              value={`${day}-${hour}-${hour + 1}`}
              checked={!whole && free.includes(hour)}
              aria-label={`${hour}:00–${hour + 1}:00`}
            />
            <span>{language === 'zh' ? `${hour}点` : `${hour}:00`}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const KeptHours = ({ day, free, name }: DayProps) =>
  halfDays.flatMap((half) => {
    const hours = hoursOf(half).filter((hour) => free.includes(hour))
    if (hours.length === half.to - half.from) return []
    return hours.map((hour) => <input type="hidden" name={name} value={`${day}-${hour}-${hour + 1}`} />)
  })

const Day = (props: DayProps) => {
  const language = useLanguage()
  const say = useSay()
  const weekday = weekdayName(props.day, language)
  const partly = halfDays.some((half) => {
    const count = hoursOf(half).filter((hour) => props.free.includes(hour)).length
    return count > 0 && count < half.to - half.from
  })
  const row = (
    <div class="day-row">
      <b aria-hidden="true">{weekday}</b>
      {halfDays.map((half) => (
        <HalfDayCell {...props} half={half} />
      ))}
    </div>
  )
  if (props.coarse) {
    return (
      <div class="day">
        {row}
        <KeptHours {...props} />
      </div>
    )
  }
  return (
    <fieldset class="day">
      <legend class="sr-only">{weekday}</legend>
      {row}
      <details open={partly}>
        <summary aria-label={say({ zh: `${weekday}按小时选`, en: `${weekday} by the hour` })}>
          <Icon name="chevron-down" />
        </summary>
        <div class="grid gap-2 py-3">
          {halfDays.map((half) => (
            <HourCells {...props} half={half} />
          ))}
        </div>
      </details>
    </fieldset>
  )
}

/**
 * The week by half-days, hours behind a tap. Every ticked box sends `day-from-to` under one name (`5-14-16` is Saturday
 * 14:00 to 16:00), so the answer is simply all of them together.
 */
export const Availability = (props: { name?: string; week: readonly (readonly number[])[]; coarse?: boolean }) => {
  const { name = 'free', week, coarse } = props
  const say = useSay()
  return (
    <div>
      <div class="day-row text-sm text-soft text-center" aria-hidden="true">
        <span />
        {halfDays.map((half) => (
          <span>
            {say(half.text)}
            <br class="sm:hidden" /> {`${half.from}–${half.to}`}
          </span>
        ))}
      </div>
      <div class="grid gap-2 mt-1">
        {week.map((free, day) => (
          <Day day={day} free={free} name={name} coarse={coarse} />
        ))}
      </div>
    </div>
  )
}
