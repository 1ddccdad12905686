import type { Child } from 'hono/jsx'
import { Button } from '#functions/http/look/buttons.tsx'
import { type Option, SelectField, TextField } from '#functions/http/look/fields.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { DateField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { licences, trainings } from '#shared/skills/credentials.ts'
import { domains, skillName, skillsOf } from '#shared/skills/taxonomy.ts'
import { evidenceWords, levelWords } from '#shared/skills/words.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'

/** What was typed into a form that came back, by the names of its fields. */
export type Typed = (name: string) => string

export interface FormProps {
  volunteer: Volunteer
  typed: Typed
  /** The form that came back, to be shown open. */
  open: string | undefined
}

export const ActForm = (props: FormProps & { name: string; title: Text; button: Text; children: Child }) => {
  const say = useSay()
  return (
    <More title={say(props.title)} open={props.open === props.name}>
      <form
        method="post"
        action={`/staff/volunteers/${props.volunteer.id}/${props.name}`}
        class="grid gap-3 pb-4"
        novalidate
      >
        {props.children}
        <div>
          <Button look="line">{say(props.button)}</Button>
        </div>
      </form>
    </More>
  )
}

const SkillForm = (props: FormProps) => {
  const say = useSay()
  const { volunteer, typed } = props
  const claimed = volunteer.skills.filter(({ evidence }) => evidence === 'claimed').map(({ skill }) => skill)
  const others = domains.flatMap(({ code }) => skillsOf(code)).filter(({ code }) => !claimed.includes(code))
  const options: Option[] = [
    ...claimed.map((code) => ({
      value: code,
      text: `${say(skillName(code))}${say({ zh: '（本人说会）', en: ' (stated)' })}`,
    })),
    ...others.map((skill) => ({ value: skill.code, text: say(skill) })),
  ]
  return (
    <ActForm
      {...props}
      name="skill"
      title={{ zh: '核一项技能', en: 'Vouch for a skill' }}
      button={{ zh: '登记技能', en: 'Enter the skill' }}
    >
      <SelectField
        name="skill.skill"
        label={say({ zh: '技能', en: 'Skill' })}
        empty="—"
        value={typed('skill.skill')}
        options={options}
      />
      <div class="grid sm:grid-cols-2 gap-3">
        <SelectField
          name="skill.level"
          label={say({ zh: '水平', en: 'Level' })}
          empty="—"
          value={typed('skill.level')}
          options={([1, 2, 3] as const).map((level) => ({ value: String(level), text: say(levelWords[level]) }))}
        />
        <SelectField
          name="skill.evidence"
          label={say({ zh: '依据', en: 'What it rests on' })}
          empty="—"
          value={typed('skill.evidence')}
          options={(['document', 'title', 'endorsed'] as const).map((kind) => ({
            value: kind,
            text: say(evidenceWords[kind]),
          }))}
        />
      </div>
      <DateField
        name="skill.until"
        label={say({ zh: '有效到（没有期限就空着）', en: 'Valid until (leave empty if it does not end)' })}
        value={typed('skill.until')}
      />
    </ActForm>
  )
}

const CredentialForm = (
  props: FormProps & { name: 'licence' | 'training'; list: readonly ({ code: string } & Text)[] },
) => {
  const say = useSay()
  const { name, typed } = props
  const words = {
    licence: { zh: '证书', en: 'licence' },
    training: { zh: '培训', en: 'training' },
  }[name]
  return (
    <ActForm
      {...props}
      title={{ zh: `登记${words.zh}`, en: `Enter a ${words.en}` }}
      button={{ zh: `登记${words.zh}`, en: `Enter the ${words.en}` }}
    >
      <SelectField
        name={`${name}.kind`}
        label={say({ zh: `哪种${words.zh}`, en: `Which ${words.en}` })}
        hint={say({
          zh: '看过原件再登记；同一种会换成新的。',
          en: 'After seeing the original; replaces one of the same kind.',
        })}
        empty="—"
        value={typed(`${name}.kind`)}
        options={props.list.map((one) => ({ value: one.code, text: say(one) }))}
      />
      <div class="grid sm:grid-cols-2 gap-3">
        <DateField
          name={`${name}.from`}
          label={say({ zh: '起始（可不填）', en: 'From (optional)' })}
          value={typed(`${name}.from`)}
        />
        <DateField name={`${name}.until`} label={say({ zh: '有效到', en: 'Until' })} value={typed(`${name}.until`)} />
      </div>
    </ActForm>
  )
}

/** At a counter: the guardian is asked on their own phone, which alone answers. */
const GuardianAskForm = (props: FormProps) => {
  const say = useSay()
  return (
    <ActForm
      {...props}
      name="guardian-ask"
      title={{ zh: '请监护人在手机上同意', en: 'Ask the guardian on their phone' }}
      button={{ zh: '发短信给监护人', en: 'Send the message' }}
    >
      <TextField
        name="phone"
        type="tel"
        label={say({ zh: '监护人的手机号', en: 'The guardian’s phone' })}
        hint={say({
          zh: '同意只能由监护人用自己的手机给；纸质同意书不算。',
          en: 'Only the guardian consents, on their own phone; a paper does not count.',
        })}
        value={props.typed('phone')}
      />
      <DateField
        name="birthDate"
        label={say({ zh: '本人的出生日期', en: 'Date of birth of the minor' })}
        hint={say({ zh: '加密保存，只用来算哪天满 18 岁。', en: 'Kept sealed; only to know when they turn 18.' })}
        value={props.typed('birthDate')}
      />
    </ActForm>
  )
}

/** What staff enter after seeing papers. */
export const VouchSheet = (props: FormProps) => {
  const say = useSay()
  return (
    <Sheet
      id="vouch"
      title={say({ zh: '核材料', en: 'Verify papers' })}
      hint={<T zh="只登记亲眼看过的。每次都留记录。" en="Only what you have seen. Every entry is kept." />}
    >
      <div class="split">
        <SkillForm {...props} />
        <CredentialForm {...props} name="licence" list={licences} />
        <CredentialForm {...props} name="training" list={trainings} />
        {props.volunteer.ageClass === 'minor' && <GuardianAskForm {...props} />}
      </div>
    </Sheet>
  )
}
