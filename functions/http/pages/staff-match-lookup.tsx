import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { Verdict } from '#functions/http/look/tables.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import type { Explanation } from '#shared/offers/explain-person.ts'
import { passedLabel, ruleLabel } from './staff-match-misses.tsx'
import type { Looked, Spot } from './staff-match-page.tsx'
import { Answers } from './three-answers.tsx'

const Verdicts = ({ explanation }: { explanation: Explanation }) => {
  const say = useSay()
  const { verdicts, answers } = explanation
  const failed = verdicts.filter(({ passed }) => !passed).length
  return (
    <div class="mt-4">
      <p>
        <b>
          {explanation.fits ? (
            <T zh="每条都过，可以问。" en="Every rule holds; may be asked." />
          ) : (
            <T zh={`${failed} 条没过，所以没问。`} en={`${failed} rules do not hold, so not asked.`} />
          )}
        </b>
      </p>
      <Answers answers={answers} to="staff" />
      <More title={say({ zh: '逐条看规则', en: 'Rule by rule' })}>
        <ul class="split md:columns-2 md:gap-8">
          {verdicts.map((verdict) => (
            <li class="flex gap-2 py-1.5 break-inside-avoid">
              <Verdict passed={verdict.passed} />
              <span class="min-w-0">
                {verdict.passed ? say(passedLabel(verdict.name)) : <b>{say(ruleLabel(verdict.name))}</b>}
                {!verdict.passed && <span class="block text-sm">{say(verdict.reason)}</span>}
              </span>
            </li>
          ))}
        </ul>
      </More>
    </div>
  )
}

/** "Why is this person not asked?": every rule's verdict on fresh facts. */
export const LookUpSheet = (props: { found: RequestForStaff; spot: Spot; looked: Looked | undefined }) => {
  const { found, spot, looked } = props
  const say = useSay()
  return (
    <Sheet
      id="lookup"
      title={say({ zh: '查某个人为什么没问', en: 'Why is somebody not asked?' })}
      hint={
        <T
          zh="按这一刻的资料重新判断，看得到每一条。"
          en="Judged afresh on what is known at this moment, rule by rule."
        />
      }
    >
      <form method="get" action={`/staff/requests/${found.request.id}#lookup`} class="flex flex-wrap gap-3 items-end">
        <input type="hidden" name="at" value={spot.key} />
        <TextField
          name="who"
          label={say({
            zh: '代号（V-7F3A）或志愿者编号（vol_…）',
            en: 'Pseudonym (V-7F3A) or volunteer number (vol_…)',
          })}
          value={looked?.who ?? ''}
          mono
          maxlength={40}
          class="grow max-w-md"
        />
        <Button look="line" icon="scan-search">
          <T zh="查" en="Look up" />
        </Button>
      </form>
      {looked?.refused && (
        <div class="mt-3">
          <Notice tone="warm">{say(looked.refused.text)}</Notice>
        </div>
      )}
      {looked?.explanation && <Verdicts explanation={looked.explanation} />}
    </Sheet>
  )
}
