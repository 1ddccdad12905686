import { countText, dayText } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { ReplayForStaff } from '#shared/dashboard/replay-for-staff.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { ReplayFigures } from '#shared/replays/replay-figures.ts'

interface Line {
  name: Text
  /** What exactly is counted. */
  meaning: Text
  was: number
  would: number
  digits: number
  /** Which way is better; nothing where neither is. */
  better?: 'more' | 'less'
}

const linesOf = ({ replayed: { was, would, seats } }: ReplayForStaff): Line[] => {
  const hundredths = (of: (figures: ReplayFigures) => number) => ({ was: of(was) * 100, would: of(would) * 100 })
  const plain = (of: (figures: ReplayFigures) => number) => ({ was: of(was), would: of(would) })
  return [
    {
      name: { zh: '补上的人', en: 'Seats filled' },
      meaning: {
        zh: `一共要 ${countText(seats)} 人。本人真答复过的照真的算，没问过的按估计。`,
        en: `Of ${countText(seats)}. Real answers where the same person was asked, estimates otherwise.`,
      },
      ...plain(({ filled }) => filled),
      digits: 1,
      better: 'more',
    },
    {
      name: { zh: '邀请数', en: 'Invitations' },
      meaning: { zh: '每份是一条消息。', en: 'Each is a message.' },
      ...plain(({ invitations }) => invitations),
      digits: 0,
      better: 'less',
    },
    {
      name: { zh: '问到的人', en: 'People invited' },
      meaning: { zh: '至少收到一份邀请。', en: 'At least one invitation.' },
      ...plain(({ people }) => people),
      digits: 0,
    },
    {
      name: { zh: '轻重不均', en: 'Unevenness' },
      meaning: {
        zh: '邀请分得匀不匀（基尼系数 ×100）：0 是人人一样多，100 是全给一个人。',
        en: 'Gini coefficient of invitations, times 100: 0 is all alike, 100 is all to one.',
      },
      ...hundredths(({ gini }) => gini),
      digits: 1,
      better: 'less',
    },
    {
      name: { zh: '路程', en: 'Way' },
      meaning: { zh: '到场服务，被邀请的人平均几公里。', en: 'Mean kilometres of those invited on site.' },
      ...plain(({ km }) => km),
      digits: 1,
      better: 'less',
    },
    {
      name: { zh: '合适程度（按现在的分）', en: 'Fit, by the points in force' },
      meaning: { zh: '被邀请的人平均几分，满分 100。', en: 'Mean points of the invited, out of 100.' },
      ...hundredths(({ fit }) => fit),
      digits: 1,
      better: 'more',
    },
    {
      name: { zh: '合适程度（按新的分）', en: 'Fit, by the new points' },
      meaning: { zh: '同样的人，用新设置打分。', en: 'The same people, scored by the new settings.' },
      ...hundredths(({ fitProposed }) => fitProposed),
      digits: 1,
      better: 'more',
    },
  ]
}

const Difference = ({ line: { was, would, digits, better } }: { line: Line }) => {
  // Of the numbers as shown, so that the line adds up.
  const by = Number((Number(would.toFixed(digits)) - Number(was.toFixed(digits))).toFixed(digits))
  if (by === 0) return <T zh="一样" en="the same" />
  const good = better === undefined ? undefined : better === 'more' ? by > 0 : by < 0
  return (
    <span class={`tag${good === undefined ? '' : good ? ' good' : ' warm'}`}>
      {by > 0 ? '+' : '−'}
      {Math.abs(by).toFixed(digits)}
    </span>
  )
}

/** What both ways come to, figure by figure. */
export const FiguresSheet = ({ found }: { found: ReplayForStaff }) => {
  const say = useSay()
  const language = useLanguage()
  const { from, to, runs, positions, scale } = found.replayed
  return (
    <Sheet
      id="replay"
      flush
      title={say({ zh: '上一季度，两种设置', en: 'The last quarter, both ways' })}
      hint={
        <T
          zh={`${dayText(from, 'zh')}到${dayText(to, 'zh')}，${countText(positions)} 个岗位的 ${countText(runs.exact)} 批邀请。`}
          en={`${dayText(from, language)} to ${dayText(to, language)}: ${countText(runs.exact)} waves for ${countText(positions)} positions.`}
        />
      }
    >
      <Table
        label={say({ zh: '两种设置的数字', en: 'Figures of both' })}
        rows={linesOf(found)}
        columns={[
          {
            head: say({ zh: '数字', en: 'Figure' }),
            wide: true,
            cell: ({ name, meaning }) => (
              <>
                {say(name)}
                <span class="hint block font-normal">{say(meaning)}</span>
              </>
            ),
          },
          { head: say({ zh: '当时', en: 'As it was' }), number: true, cell: ({ was, digits }) => was.toFixed(digits) },
          {
            head: say({ zh: '用新设置', en: 'With the new' }),
            number: true,
            cell: ({ would, digits }) => <b>{would.toFixed(digits)}</b>,
          },
          { head: say({ zh: '相差', en: 'Difference' }), number: true, cell: (line) => <Difference line={line} /> },
        ]}
      />
      <p class="hint px-4 md:px-5 py-3">
        <T
          zh={`用当时那一版重算，${countText(runs.exact)} 批的人和先后跟历史一模一样。${left(runs).zh}没问过的人按现在的估计乘 ${scale.toFixed(2)}，让估计和真答复对得上。`}
          en={`Decided again by the edition of the time, all ${countText(runs.exact)} waves ask the very same people in the same order. ${left(runs).en}Estimates are scaled by ${scale.toFixed(2)}, so that they agree with the answers there were.`}
        />
        {found.replayed.capped && (
          <T
            zh="批数太多，更早的没有算进来。"
            en=" There were more waves than one replay reads; older ones are left out."
          />
        )}
      </p>
    </Sheet>
  )
}

const left = ({ cutShort, otherRules }: ReplayForStaff['replayed']['runs']): Text => ({
  zh:
    cutShort + otherRules === 0 ? '' : `另有 ${cutShort} 批当时没发完、${otherRules} 批用的是旧程序的规则，没算进来。`,
  en:
    cutShort + otherRules === 0
      ? ''
      : `Left out: ${cutShort} that were cut short, ${otherRules} decided by rules of an older product. `,
})
