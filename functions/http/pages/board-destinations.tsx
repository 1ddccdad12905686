import { Filters } from '#functions/http/look/pagination.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { address } from './staff-scope.ts'

/** What the board is narrowed to. */
export interface BoardChoice {
  /** A destination, or `online`. */
  to: string
  item: string
  district: string
  /** What is looked for, in plain words. */
  q: string
  /** When: a `BoardTime`. */
  time: string
}

/** Destinations as people look for them. */
export const destinations: readonly { to: string; text: Text }[] = [
  { to: '', text: { zh: '全部', en: 'All' } },
  { to: 'community', text: { zh: '社区', en: 'Communities' } },
  { to: 'village', text: { zh: '乡村', en: 'Villages' } },
  { to: 'school', text: { zh: '学校', en: 'Schools' } },
  { to: 'enterprise', text: { zh: '企业', en: 'Enterprises' } },
  { to: 'industrialPark', text: { zh: '园区', en: 'Industrial parks' } },
  { to: 'online', text: { zh: '线上', en: 'Online' } },
]

/** Leads to the board by destination; whatever else it is narrowed to stays. */
export const DestinationFilters = ({ choice }: { choice: BoardChoice }) => {
  const say = useSay()
  return (
    <Filters
      label={say({ zh: '按去向看', en: 'By destination' })}
      filters={destinations.map(({ to, text }) => ({
        text: say(text),
        href: address('/board', { ...choice, to }),
        current: to === choice.to,
      }))}
    />
  )
}
