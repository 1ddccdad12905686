/** What one sign of a word takes of the strip on the narrowest phone. */
const percentPerSign = 5

const percent = (minute: number, from: number, to: number): number => ((minute - from) / (to - from)) * 100

export interface DayBlock {
  /** Minutes of the day. */
  from: number
  to: number
  text: string
  /** What this page is about; the others are what stands already. */
  here?: boolean | undefined
}

/** One day as a strip, with what stands on it and where this would fall. `label` says the same in words. */
export const DayStrip = (props: {
  label: string
  blocks: readonly DayBlock[]
  /** Hours at both ends. */
  from?: number | undefined
  to?: number | undefined
}) => {
  const { from = 8, to = 22 } = props
  const at = (minute: number): number => percent(Math.min(Math.max(minute, from * 60), to * 60), from * 60, to * 60)
  // More than six times side by side would run into each other on a phone.
  const every = to - from > 15 ? 6 : 3
  const hours = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, step) => from + step * every)
  const fits = ({ from: start, to: end, text }: DayBlock): boolean =>
    at(end) - at(start) >= text.length * percentPerSign
  return (
    <svg class="day-strip" role="img" aria-label={props.label} text-anchor="middle" font-size="13">
      <rect class="ground" width="100%" height="36" rx="4" />
      {props.blocks.map((block) => (
        <g class={block.here ? 'here' : 'there'}>
          <rect
            x={`${at(block.from).toFixed(2)}%`}
            width={`${(at(block.to) - at(block.from)).toFixed(2)}%`}
            height="36"
          />
          {(block.here || fits(block)) && (
            <text x={`${((at(block.from) + at(block.to)) / 2).toFixed(2)}%`} y="23">
              {block.text}
            </text>
          )}
        </g>
      ))}
      {hours.map((hour) => (
        <text
          class="hour"
          x={`${at(hour * 60).toFixed(2)}%`}
          y="53"
          text-anchor={hour === from ? 'start' : hour === to ? 'end' : 'middle'}
        >{`${hour}:00`}</text>
      ))}
    </svg>
  )
}
