import type { PlanRow } from '#shared/dashboard/plan-for-staff.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Outcome, Plan } from '#shared/plans/plan.ts'
import { gapOf } from '#shared/plans/plan.ts'
import { momentText } from '../look/format.ts'
import type { Tone } from '../look/tags.tsx'

type Good = Pick<Plan, 'value' | 'upperBound'>

/** Hundredths of a percent, rounded up: a bound promises no more than is proven. */
const hundredthsOf = (plan: Good): number => Math.max(0, Math.ceil(gapOf(plan) * 10_000 - 1e-6))

export const gapShare = (plan: Good): string =>
  hundredthsOf(plan) === 0 ? '0' : `≤ ${(hundredthsOf(plan) / 100).toFixed(2)}%`

/** How good a plan is, as far as it is proven. */
export const gapText = (plan: Good): Text => {
  const hundredths = hundredthsOf(plan)
  if (plan.upperBound <= 0) return { zh: '没有合适的人可排', en: 'nobody fits, so there is nothing to plan' }
  if (hundredths <= 0) return { zh: '就是最好的，已证明', en: 'the best possible, proven' }
  const percent = (hundredths / 100).toFixed(2)
  return { zh: `离最好的最多差 ${percent}%，已证明`, en: `at most ${percent} % below the best possible, proven` }
}

/** Why seats of a position are left open. */
export const leftText = ({ why, pairs, minimum, seats }: PlanRow): Text => {
  switch (why) {
    case 'nobody':
      return { zh: '没有人合适', en: 'nobody fits' }
    case 'belowMinimum':
      return {
        zh: `只有 ${pairs} 人合适，不够最低的 ${minimum} 人`,
        en: `only ${pairs} fit, fewer than the least of ${minimum}`,
      }
    case 'few':
      return { zh: `只有 ${pairs} 人合适，要 ${seats} 人`, en: `only ${pairs} fit for ${seats} seats` }
    default:
      return {
        zh: '合适的人在别处更要紧，或时间排不开',
        en: 'those who fit are needed more elsewhere, or have no time left',
      }
  }
}

export const stateWords = {
  proposed: { text: { zh: '方案里', en: 'Proposed' }, icon: 'circle-dashed', tone: 'info' },
  pinned: { text: { zh: '固定', en: 'Pinned' }, icon: 'lock', tone: 'going' },
  excluded: { text: { zh: '已拿掉', en: 'Taken out' }, icon: 'minus', tone: 'quiet' },
  sent: { text: { zh: '已邀请', en: 'Invited' }, icon: 'mail', tone: 'good' },
} as const satisfies Record<string, { text: Text; icon: string; tone: Tone }>

/** What became of a line when the plan was published. */
export const outcomeText = ({ became, until, reason }: Outcome): Text => {
  switch (became) {
    case 'sent':
      return { zh: '已发邀请', en: 'invited' }
    case 'waits':
      return {
        zh: `夜里不打扰，${until ? momentText(until, 'zh') : '早上 8:00'} 后再发`,
        en: `nobody is disturbed at night; send after ${until ? momentText(until, 'en') : '8:00'}`,
      }
    case 'unfit':
      return {
        zh: `没发：${reason?.zh ?? '情况刚变了'}`,
        en: `not sent: ${reason?.en ?? 'something has just changed'}`,
      }
    case 'enough':
      return { zh: '没发：别人已经在问，够了', en: 'not sent: enough others are being asked' }
    case 'over':
      return { zh: '没发：需求已经不找人了', en: 'not sent: the need no longer looks for people' }
    case 'answered':
      return { zh: '没发：问过了，本人已经回复', en: 'not sent: they were asked and have answered' }
    case 'later':
      return { zh: '这一次还没轮到，再发一次', en: 'its turn has not come; send once more' }
  }
}
