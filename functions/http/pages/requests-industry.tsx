import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'

/** Asked for where it is missing: without it the needs of an enterprise find hardly anybody. */
export const IndustryForm = ({ requesterId, typed }: { requesterId: string; typed: string }) => {
  const say = useSay()
  return (
    <div class="mt-4">
      <Notice tone="warm">
        <b>
          <T zh="单位还没登记行业。" en="Your industry is not on file. " />
        </b>
        <T
          zh="不登记就没法避开同行，有工作单位的志愿者都问不了。"
          en="Without it competitors cannot be avoided, so volunteers with an employer cannot be asked."
        />
        <form method="post" action="/requests/industry" class="grid gap-3 mt-3" novalidate>
          <input type="hidden" name="requesterId" value={requesterId} />
          <TextField
            name="industry"
            label={say({ zh: '行业小类', en: 'Industry class' })}
            hint={say({
              zh: '国民经济行业分类（GB/T 4754）的四位数字，会计报统计时用过。如汽车零部件 3670。',
              en: 'Four digits of GB/T 4754; whoever keeps your books knows it. Car parts: 3670.',
            })}
            value={typed}
            inputmode="numeric"
            autocomplete="off"
            maxlength={12}
            mono
          />
          <div>
            <Button look="line">
              <T zh="登记行业" en="State the industry" />
            </Button>
          </div>
        </form>
      </Notice>
    </div>
  )
}
