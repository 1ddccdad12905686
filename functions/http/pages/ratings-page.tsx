import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { solvedOptions, starWords } from './rating-choices.ts'

/** A rating as typed. */
export interface TypedRating {
  stars: string
  solved: string
  words: string
  skills: readonly string[]
}

/** 评单 by the requester: was it solved, how was it, which skills were seen at work. */
export const RatingPage = (props: {
  request: ServiceRequest
  placement: Placement
  name: string
  typed: TypedRating
  refused?: Refusal | undefined
  problems?: readonly FieldProblem[] | undefined
}) => {
  const say = useSay()
  const language = useLanguage()
  const { request, placement, typed } = props
  const spot = findPosition(request, placement.shiftId, placement.positionId)
  const named = starWords.map((text, at) => ({ value: String(at + 1), text: say(text) }))
  return (
    <Page title={say({ zh: '评单', en: 'Rate' })} at="requests" width="reading" problems={props.problems}>
      <TextLink href={`/requests/${request.id}/session/${placement.shiftId}`} icon="chevron-left">
        <T zh="回到签到和时长" en="Back to check-in and hours" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">
        <T zh={`${props.name}帮得怎么样？`} en={`How did ${props.name} help?`} />
      </h1>
      <p class="text-soft">
        {request.title}　{spanText(placement, language)}
      </p>
      {props.refused && props.refused.fields.length === 0 && (
        <div class="mt-3">
          <Notice tone="warm" live>
            <T {...props.refused.text} />
          </Notice>
        </div>
      )}
      <form
        method="post"
        action={`/requests/${request.id}/rating/${placement.id}`}
        class="sheet p-4 md:p-6 mt-4 grid gap-5"
        novalidate
      >
        <ChoiceGroup
          name="solved"
          legend={say({ zh: '问题解决了吗', en: 'Was the problem solved' })}
          one
          columns={3}
          options={solvedOptions(say)}
          picked={[typed.solved]}
        />
        <ChoiceGroup
          name="stars"
          legend={say({ zh: '服务得怎么样', en: 'How was the service' })}
          one
          columns={3}
          options={named}
          picked={[typed.stars]}
        />
        {spot && (
          <ChoiceGroup
            name="skills"
            legend={say({ zh: '您亲眼看到会的', en: 'Skills you saw at work' })}
            hint={say({
              zh: '您作证的技能，以后派单更算数。没看出来就不勾。',
              en: 'A skill you vouch for counts for more in later matching. Tick only what you saw.',
            })}
            options={spot.position.skills.map(({ skill }) => ({ value: skill, text: say(skillName(skill)) }))}
            picked={typed.skills}
          />
        )}
        <TextArea
          name="words"
          label={say({ zh: '想说的话', en: 'In your words' })}
          hint={say({
            zh: '可以不写。双方都评完，或两周后，对方才看到。',
            en: 'Optional. The other side sees it once both have rated, or after two weeks.',
          })}
          value={typed.words}
          rows={3}
        />
        <div>
          <Button look="main" size="large">
            <T zh="提交评单" en="Send the rating" />
          </Button>
        </div>
      </form>
    </Page>
  )
}
