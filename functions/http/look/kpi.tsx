import { Icon } from './icons.tsx'

export interface Measure {
  name: string
  value: string
  unit?: string | undefined
  /** What exactly is counted, with numerator and denominator: no number stands without it. */
  definition: string
  /** Against the period before: which way it went, whether that is good, and by how much in words. */
  change?: { direction: 'up' | 'down' | 'same'; good?: boolean | undefined; text: string } | undefined
}

const arrows = { up: 'trending-up', down: 'trending-down', same: 'minus' } as const

const Change = ({ change }: { change: NonNullable<Measure['change']> }) => {
  const tone = change.direction === 'same' ? '' : change.good ? ' good' : ' warm'
  return (
    <span class="block mt-1">
      <span class={`tag${tone}`}>
        <Icon name={arrows[change.direction]} />
        {change.text}
      </span>
    </span>
  )
}

/** The measures of a period side by side. */
export const Measures = ({ measures }: { measures: readonly Measure[] }) => {
  const columns = measures.length >= 5 ? 'lg:grid-cols-5' : measures.length === 4 ? 'lg:grid-cols-4' : 'lg:grid-cols-3'
  return (
    <dl class={`sheet cells grid grid-cols-2 ${columns} overflow-hidden`}>
      {measures.map((one) => (
        <div class="p-4">
          <dt class="font-bold">{one.name}</dt>
          <dd>
            <span class="text-3xl font-bold num leading-tight">
              {one.value}
              {one.unit && <span class="text-lg">{one.unit}</span>}
            </span>
            {one.change && <Change change={one.change} />}
            <span class="hint block mt-2 !text-xs">{one.definition}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
