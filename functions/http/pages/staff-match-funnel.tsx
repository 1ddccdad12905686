import { FunnelStrip } from '#functions/http/look/funnel.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { funnelSteps } from '#shared/matching/funnel.ts'
import type { MatchedPosition } from '#shared/matching/match.ts'

/** The funnel in one row: from everybody to those who can be asked. */
export const Strip = ({ match }: { match: MatchedPosition }) => {
  const say = useSay()
  const { funnel, candidates } = match
  // The run counts those asked before it; the wave it sent out is on its candidates.
  const picked = candidates.filter((one) => one.picked).length
  const steps = funnelSteps(funnel)
  const left = (name: string): number => steps.find((step) => step.name === name)?.left ?? 0
  const last = steps.at(-1)?.left ?? 0
  const gone = (count: number): string => (count > 0 ? `−${count}` : '')
  const failed = Object.values(funnel.failed).reduce((sum, one) => sum + one, 0)
  return (
    <FunnelStrip
      label={say({ zh: '匹配漏斗', en: 'Funnel' })}
      steps={[
        { count: funnel.pool, name: say({ zh: '全部志愿者', en: 'All volunteers' }) },
        {
          count: left('noSkill'),
          name: say({ zh: '会相关技能', en: 'Have the skill' }),
          why: gone(funnel.pool - left('noSkill')),
        },
        { count: left('lowLevel'), name: say({ zh: '水平够', en: 'Level is enough' }), why: gone(funnel.lowLevel) },
        { count: left('outOfReach'), name: say({ zh: '够得着', en: 'Within reach' }), why: gone(funnel.outOfReach) },
        { count: last, name: say({ zh: '每条都过', en: 'Every rule holds' }), why: gone(failed + funnel.notExamined) },
        {
          count: funnel.asked + picked,
          name: say({ zh: '其中已问', en: 'Asked of these' }),
          why: say({ zh: `还有 ${funnel.eligible - picked} 位没问`, en: `${funnel.eligible - picked} not asked yet` }),
        },
      ]}
    />
  )
}

/** Every bucket, so that anybody can add them up to the pool. */
export const Buckets = ({ match }: { match: MatchedPosition }) => {
  const say = useSay()
  return (
    <More title={say({ zh: '每一步少了多少人', en: 'What each step took away' })}>
      <ul class="split text-[.9375rem]">
        {funnelSteps(match.funnel).map(({ label, left, gone }) => (
          <li class="flex gap-3 py-1.5">
            <span class="flex-1">{say(label)}</span>
            <span class="num text-soft">−{gone}</span>
            <b class="num w-16 text-right">{left}</b>
          </li>
        ))}
      </ul>
      <p class="hint mt-2">
        <T
          zh={`一人只算在第一条没过的上。“已查看”少的人，是附近人太多、没看到的。这次查了 ${match.cost.queries} 次索引，看了 ${match.cost.entries} 人，读了 ${match.cost.calendars} 份日历。`}
          en={`Each person counts under the first rule that fails. "Looked at" loses those beyond the cap. This run made ${match.cost.queries} queries, looked at ${match.cost.entries} people and read ${match.cost.calendars} calendars.`}
        />
      </p>
    </More>
  )
}
