export interface Series {
  /** Said at the end of the line, before its last value. */
  name?: string | undefined
  values: readonly number[]
  /** The second line of a chart; jade and its paler step, no other colours. */
  pale?: boolean | undefined
}

const left = 34
const right = 413.5
const top = 16
const bottom = 128

/** About three round steps between the lowest and the highest value. */
const ticksOf = (low: number, high: number): readonly number[] => {
  const rough = Math.max((high - low) / 3, 1e-9)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toFixed(6)))
}

const lineOfText = 14

/** How far the words at the end of a line move up or down to stay off those of the other line. */
const apart = (own: number, other: number | undefined): number => {
  const between = other === undefined ? lineOfText : own - other
  if (Math.abs(between) >= lineOfText) return 0
  return ((between < 0 ? -1 : 1) * (lineOfText - Math.abs(between))) / 2
}

/**
 * A small line chart. `summary` says in words what the lines show: it is the chart for whoever does not see it. The
 * axis starts at zero unless `fromZero` is false (shares that move between 70 and 90).
 */
export const LineChart = (props: {
  title: string
  summary: string
  /** Labels of the points; the first, the last and some between are printed. */
  labels: readonly string[]
  series: readonly Series[]
  unit?: string | undefined
  target?: { value: number; text: string } | undefined
  fromZero?: boolean | undefined
}) => {
  const { labels, series, target, unit = '' } = props
  const all = [...series.flatMap((one) => one.values), ...(target ? [target.value] : [])]
  const ticks = ticksOf(props.fromZero === false ? Math.min(...all) : Math.min(0, ...all), Math.max(...all))
  const lowest = ticks[0] ?? 0
  const highest = ticks.at(-1) ?? 1
  const x = (at: number): number => left + (at / Math.max(1, labels.length - 1)) * (right - left)
  const y = (value: number): number => bottom - ((value - lowest) / (highest - lowest || 1)) * (bottom - top)
  const every = Math.max(1, Math.ceil((labels.length - 1) / 4))
  const printed = (at: number): boolean =>
    at === labels.length - 1 || (at % every === 0 && labels.length - 1 - at >= every / 2)
  return (
    <figure>
      <figcaption class="text-sm font-bold px-1">{props.title}</figcaption>
      <svg viewBox="-12 0 514 156" role="img" aria-label={props.summary} class="chart w-full" font-size="12">
        {ticks.map((tick) => (
          <g>
            <line class="rule" x1="30" x2="420" y1={y(tick)} y2={y(tick)} />
            <text class="axis" x="26" y={y(tick) + 4} text-anchor="end">{`${tick}${unit}`}</text>
          </g>
        ))}
        {target && (
          <g class="target">
            <line x1="30" x2="420" y1={y(target.value)} y2={y(target.value)} />
            <text x="36" y={y(target.value) - 5}>
              {target.text}
            </text>
          </g>
        )}
        {labels.map(
          (label, at) =>
            printed(at) && (
              <text class="axis" x={x(at)} y="148" text-anchor="middle">
                {label}
              </text>
            ),
        )}
        {series.map(({ name, values, pale }, at) => {
          const end = values.at(-1) ?? 0
          const other = series.find((_, index) => index !== at)?.values.at(-1)
          return (
            <g class={pale ? 'curve pale' : 'curve'}>
              <polyline points={values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
              <circle cx={x(values.length - 1)} cy={y(end)} r="4" />
              <text
                x={x(values.length - 1) + 9}
                y={y(end) + 4 + apart(y(end), other === undefined ? undefined : y(other))}
                font-weight="700"
              >
                {`${name ? `${name} ` : ''}${end}${unit}`}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
