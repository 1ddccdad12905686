import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { Form, type StepProps } from './placements-form.tsx'
import { solvedOptions, starWords } from './rating-choices.ts'

/** The rating of the requester by the volunteer. */
export const Rate = ({ service, typed }: StepProps) => {
  const say = useSay()
  return (
    <Sheet
      id="next"
      title={say({ zh: '评一评这次服务', en: 'Rate this service' })}
      hint={
        <T
          zh="双方都评了，或过两星期，才互相看得到。"
          en="Each side sees the other's rating once both have rated, or after two weeks."
        />
      }
    >
      <Form service={service} to="rating">
        <ChoiceGroup
          name="stars"
          legend={say({ zh: '对方配合得怎么样', en: 'How was the cooperation?' })}
          one
          columns={3}
          picked={[typed('stars')]}
          options={starWords.map((text, at) => ({ value: String(at + 1), text: `${at + 1} · ${say(text)}` }))}
        />
        <ChoiceGroup
          name="solved"
          legend={say({ zh: '问题解决了吗（可不选）', en: 'Was the problem solved? (optional)' })}
          one
          columns={3}
          picked={[typed('solved')]}
          options={solvedOptions(say)}
        />
        <TextArea
          name="words"
          label={say({ zh: '想说的（可不写）', en: 'A word (optional)' })}
          value={typed('words')}
          rows={3}
        />
        <Button look="main" size="large">
          <T zh="交评单" en="Send the rating" />
        </Button>
      </Form>
    </Sheet>
  )
}
