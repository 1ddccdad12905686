import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { priorities } from '#shared/plans/worth.ts'

const percent = (factor: number): number => Math.round((factor - 1) * 100)

/** How the needs of a district bear on one another. */
export const Planning = () => {
  const say = useSay()
  return (
    <Sheet id="planning" title={say({ zh: '多个需求一起看', en: 'Many needs looked at together' })}>
      <ul class="list-disc pl-5 grid gap-1">
        <li>
          <T
            zh="每个县区每小时、每场大型活动按需要，把所有缺人的时段放在一起排一个方案：每对“人和名额”都过了全部硬条件，谁去哪里，加起来最好。方案和“最好”最多差多少，有证明，写在方案上。"
            en="Each district every hour, and each campaign when staff ask for it, gets a plan of all missing seats together: every pair of person and seat passes all hard rules, and the sum is the best that can be found. How far it may be from the very best is proven and stands on it."
          />
        </li>
        <li>
          <T
            zh={`一对“人和名额”算多少：分数 × 估计几成会接；为老人、孩子、困难群众的加 ${percent(priorities.care)}%，${priorities.soonHours} 小时内开始的加 ${percent(priorities.soon)}%。`}
            en={`A pair counts by its points times the chance of a yes; ${percent(priorities.care)} % more for the elderly, minors and people in hardship, ${percent(priorities.soon)} % more within ${priorities.soonHours} hours of the start.`}
          />
        </li>
        <li>
          <T
            zh="方案不派人，也不占人。工作人员按方案发的，和平常一样是邀请；不按方案发，平常一批批问人时，方案里给这个岗位的人先问。"
            en="A plan assigns and reserves nobody. What staff send of it are invitations like any other; otherwise the usual waves ask the people it has for that seat first."
          />
        </li>
        <li>
          <T
            zh="方案还告诉我们：某天某段时间，再多一个会某样技能的人值多少。有人另一样技能那时更缺，问他做这一件就往后让几分；匹配结果里写着让了几分、为了哪样。"
            en="A plan also tells what one more person of a skill would be worth at a time of the week. Whoever holds another skill that is scarcer then is asked a few points later; the explanation of the match says how many, and for which skill."
          />
        </li>
      </ul>
    </Sheet>
  )
}
