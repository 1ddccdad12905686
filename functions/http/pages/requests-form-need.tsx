import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { RequestFormProps } from './requests-form.tsx'
import { Coach, CoachCompared, CoachFilled } from './requests-form-coach.tsx'

/** The difficulty in the requester's own words, what the coach makes of it, and the skills it touches. */
export const NeedFields = ({ stage, typed, action, heard, compared, filled, today }: RequestFormProps) => {
  const say = useSay()
  return (
    <div class="grid gap-5">
      <div class="grid gap-3">
        <TextArea
          name="problem"
          label={say({ zh: '您遇到了什么问题？', en: 'What is the matter?' })}
          hint={say({
            zh: '像跟同事讲一样写，三样就够：哪里不对、试过什么、想要什么结果。不用专业词。',
            en: 'Write as you would tell a colleague; three things will do: what is wrong, what you tried, what you want.',
          })}
          value={typed.problem}
          rows={5}
          listens={stage === 'open' ? undefined : { post: `${action}?part=coach`, part: 'coach' }}
        />
        {stage !== 'open' && (
          <div>
            <Button look="line" icon="lightbulb" name="act" value="coach" formaction={`${action}#coach`} novalidate>
              <T zh="看看要找谁，能填的先帮我填" en="See whom to look for, and fill in what you can" />
            </Button>
          </div>
        )}
        {filled && <CoachFilled filled={filled} />}
      </div>
      <Coach heard={heard} typed={typed} action={action} today={today} />
      {compared && <CoachCompared compared={compared} action={action} />}
      <TextField
        name="title"
        label={say({ zh: '一句话说是什么事', en: 'In one line' })}
        hint={say({ zh: '志愿者先看到这句', en: 'The first thing volunteers see' })}
        value={typed.title}
      />
      <TextField
        name="outcome"
        label={say({ zh: '做成什么样就算好', en: 'What would be a good result' })}
        hint={say({ zh: '可以不写', en: 'May be left empty' })}
        value={typed.outcome}
      />
    </div>
  )
}
