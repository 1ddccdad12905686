import { type Form, textOf } from '#functions/http/form.ts'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { SkillLevel } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { skillsIn } from './join-volunteer-input.ts'
import { LevelSelect } from './level-select.tsx'
import { SkillDomains } from './skill-domains.tsx'

/** A yes or no that is never chosen beforehand. */
const YesNo = (props: { name: string; legend: Text; yes: Text; no: Text; hint?: Text; form: Form }) => {
  const say = useSay()
  return (
    <ChoiceGroup
      name={props.name}
      legend={say(props.legend)}
      hint={props.hint && say(props.hint)}
      one
      picked={[textOf(props.form, props.name)]}
      options={[
        { value: 'yes', text: say(props.yes) },
        { value: 'no', text: say(props.no) },
      ]}
    />
  )
}

/** Of age, and the statements of Art. 6: answers, never the reasons behind them. */
export const StatementFields = ({ form }: { form: Form }) => {
  const say = useSay()
  return (
    <>
      <ChoiceGroup
        name="ageClass"
        legend={say({ zh: '满 18 岁了吗', en: 'Are you 18 or older' })}
        one
        picked={[textOf(form, 'ageClass')]}
        options={[
          { value: 'adult', text: say({ zh: '满了', en: 'Yes' }) },
          {
            value: 'minor',
            text: say({ zh: '还没有', en: 'Not yet' }),
            hint: say({
              zh: '登记后填监护人的手机号，监护人同意后才问您。',
              en: 'Enter your guardian’s phone after this; you are asked once they consent.',
            }),
          },
        ]}
      />
      <YesNo
        form={form}
        name="conduct"
        legend={{ zh: '我遵纪守法，品行端正（第六条）', en: 'I abide by the law and am of good conduct (Art. 6)' }}
        yes={{ zh: '是', en: 'Yes' }}
        no={{ zh: '不是', en: 'No' }}
      />
      <YesNo
        form={form}
        name="fit"
        legend={{ zh: '我的身体能胜任我接的服务（第六条）', en: 'I am fit for the services I accept (Art. 6)' }}
        hint={{
          zh: '不问原因，不记健康情况。两条都肯定，才会问您；以后可以改。',
          en: 'No reasons asked, no health data kept. You are asked only while both are yes; you can change them later.',
        }}
        yes={{ zh: '能', en: 'Yes' }}
        no={{ zh: '不能', en: 'No' }}
      />
      <YesNo
        form={form}
        name="insurable"
        legend={{ zh: '我能投保意外险', en: 'Accident insurance would cover me' }}
        hint={{
          zh: '有危险的服务，组织要先给您买（第八条）。选“不能”就不问您这类服务。',
          en: 'Before dangerous service the organization buys it for you (Art. 8). With "no" you are not asked for such service.',
        }}
        yes={{ zh: '能', en: 'Yes' }}
        no={{ zh: '不能，或不清楚', en: 'No, or not sure' }}
      />
    </>
  )
}

const SkillRow = ({ code, level }: { code: string; level?: SkillLevel | undefined }) => {
  const say = useSay()
  const name = say(skillName(code))
  return (
    <div class="skill">
      <label>
        <input class="checkbox" type="checkbox" name="skills" value={code} checked={level !== undefined} />
        <span>{name}</span>
      </label>
      <span>
        <LevelSelect code={code} level={level} />
      </span>
    </div>
  )
}

/** One answer for all that is newly ticked; skill by skill it is said in the profile. */
export const LevelFields = ({ form }: { form: Form }) => {
  const say = useSay()
  return (
    <ChoiceGroup
      name="level"
      legend={say({ zh: '勾上的，大体到什么水平', en: 'How well, by and large' })}
      hint={
        <T
          zh="登记后可以在资料里一项一项改。先都按“会一点”算，组织看过证书、职称后按您选的算。"
          en="Change it skill by skill in your profile. All count as basics until your organization has seen papers."
        />
      }
      one
      columns={3}
      picked={[textOf(form, 'level')]}
      options={SkillLevel.options.map(({ value }) => ({ value: String(value), text: say(levelWords[value]) }))}
    />
  )
}

/** All skills by domain but those shown elsewhere (`without`); those ticked before stand first, each with its level. */
export const SkillFields = ({ form, without }: { form: Form; without: readonly string[] }) => {
  const say = useSay()
  const problem = useProblem('skills')
  const picked = skillsIn(form)
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id="skills" tabindex={problem ? -1 : undefined}>
      <legend class="legend">
        <T zh="我会的" en="What I can do" />
      </legend>
      <p class="hint">
        <T zh="打开领域，勾上会的，最多 20 项。" en="Open a field and tick what you can do, at most 20." />
      </p>
      {problem && <FieldError id="skills" text={problem} />}
      {picked.map(({ skill, level }) => (
        <SkillRow code={skill} level={level} />
      ))}
      <SkillDomains without={[...without, ...picked.map(({ skill }) => skill)]} />
      <p class="hint">
        <T zh="说不清属于哪一项？先勾最接近的，以后可以改。" en="Not sure? Tick the closest; you can change it." />{' '}
        {picked.length > 0 && say({ zh: `已勾 ${picked.length} 项。`, en: `${picked.length} ticked.` })}
      </p>
    </fieldset>
  )
}
