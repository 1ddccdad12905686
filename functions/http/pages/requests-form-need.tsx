import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import { SkillChoice } from './requests-form-skills.tsx'
import type { TypedRequest } from './requests-typed.ts'

/** The difficulty in the requester's own words, and the skills it touches. */
export const NeedFields = ({ typed, action }: { typed: TypedRequest; action: string }) => {
  const say = useSay()
  return (
    <div class="grid gap-5">
      <TextArea
        name="problem"
        label={say({ zh: '难在哪？像跟同事讲一样写', en: 'What is hard? Write as you would tell a colleague' })}
        hint={say({
          zh: '写三样就够：哪里不对、试过什么、想要什么结果。不用专业词。',
          en: 'Three things will do: what is wrong, what you tried, what you want. No technical words needed.',
        })}
        value={typed.problem}
        rows={5}
      />
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
      <SkillChoice picked={typed.skills} action={action} />
    </div>
  )
}
