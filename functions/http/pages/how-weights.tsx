import { Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { provisionOf } from '#shared/matching/provisions.ts'
import { isPenalty, scaleOf, weightsFor } from '#shared/matching/weights.ts'
import type { Edition } from '#shared/settings/first-edition.ts'
import type { Emphasis, Settings, Weights } from '#shared/settings/settings.ts'
import { partWords } from '#shared/settings/words.ts'
import { items, numberedItem } from './item-text.ts'

const parts = [
  'skill',
  'distance',
  'slack',
  'continuity',
  'preference',
  'language',
  'outcome',
  'overQualified',
  'load',
  'asked',
] as const satisfies readonly (keyof Weights)[]

interface Row {
  item: (typeof items)[number]
  emphasis: Emphasis
  online: boolean
  weights: Weights
}

const rowsOf = (settings: Settings): Row[] =>
  items.map((item) => {
    const { emphasis } = provisionOf({ scopeItem: item })
    const online = item === 7
    return { item, emphasis, online, weights: weightsFor({ emphasis, online }, settings) }
  })

const shown = (name: keyof Weights, { weights }: Row): string => {
  const points = Math.round(weights[name] * 100)
  return points === 0 ? '—' : isPenalty(name) ? `−${points}` : String(points)
}

/** How points are made up, for each scope item: what the engine computes with, not a description of it. */
export const WeightsTable = ({ edition }: { edition: Edition }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet
      id="weights"
      flush
      title={say({ zh: '分数怎么算', en: 'How points are made up' })}
      hint={
        <T
          zh={`每项最多得这么多分，满分 100；带“−”的是最多扣多少。权重 ${edition.name} 版。分数只排先后，不公开给别人，不代表人的好坏。`}
          en={`The most each part can give, out of 100; with a minus, the most it takes off. Weights ${edition.name}. Points only rank whom to ask first; nobody else sees them.`}
        />
      }
    >
      <section class="overflow-x-auto" tabindex={0} aria-label={say({ zh: '各项权重', en: 'Weights' })}>
        <Table
          label={say({ zh: '各服务范围的权重', en: 'Weights by scope item' })}
          rows={rowsOf(edition.settings)}
          columns={[
            {
              head: say({ zh: '服务范围（第十一条）', en: 'Scope item (Art. 11)' }),
              cell: ({ item }) => numberedItem(item, language),
            },
            ...parts.map((name) => ({
              head: say(partWords[name]).replace(/^(扣分：|Less: )/, '−'),
              number: true,
              cell: (row: Row) => shown(name, row),
            })),
            {
              head: say({ zh: '几公里外路程不得分', en: 'No distance points beyond (km)' }),
              number: true,
              cell: ({ emphasis, online }) => (online ? '—' : scaleOf(emphasis, edition.settings)),
            },
          ]}
        />
      </section>
    </Sheet>
  )
}
