import type { Child } from 'hono/jsx'
import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { type Option, SelectField, TextArea, TextField } from '#functions/http/look/fields.tsx'
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

interface FormProps {
  volunteer: Volunteer
  typed: Typed
  /** The form that came back, to be shown open. */
  open: string | undefined
}

const ActForm = (props: FormProps & { name: string; title: Text; button: Text; children: Child }) => {
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

const GuardianForm = (props: FormProps) => {
  const say = useSay()
  return (
    <ActForm
      {...props}
      name="guardian"
      title={{ zh: '登记监护人同意', en: 'Enter a guardian’s consent' }}
      button={{ zh: '登记同意', en: 'Enter the consent' }}
    >
      <DateField
        name="guardian.until"
        label={say({ zh: '同意到哪天', en: 'Consent until' })}
        hint={say({
          zh: '监护人当面或书面同意，核过身份再登记；纸质同意书由组织保管。',
          en: 'Given in person or in writing, after checking who they are; the organization keeps the paper.',
        })}
        value={props.typed('guardian.until')}
      />
    </ActForm>
  )
}

/** At a counter: the guardian is asked on their own phone. */
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
        {props.volunteer.ageClass === 'minor' && <GuardianForm {...props} />}
      </div>
    </Sheet>
  )
}

const standingOptions = {
  suspended: {
    value: 'suspended',
    text: { zh: '停用', en: 'Suspend' },
    hint: { zh: '暂时不再邀请，接下的还算', en: 'Not asked for now; what they accepted stands' },
  },
  removed: {
    value: 'removed',
    text: { zh: '移出', en: 'Remove' },
    hint: {
      zh: '不再是志愿者，记录保留；要另一位同事确认',
      en: 'No longer a volunteer; records are kept; a colleague has to confirm',
    },
  },
  active: {
    value: 'active',
    text: { zh: '恢复', en: 'Reinstate' },
    hint: { zh: '重新收到邀请', en: 'Asked again' },
  },
} as const

/** Which decisions fit a standing. */
const nextStandings = {
  active: ['suspended', 'removed'],
  suspended: ['active', 'removed'],
  removed: ['active'],
} as const satisfies Record<Volunteer['state'], readonly Volunteer['state'][]>

/** Suspending, removing and reinstating, with a reason the person reads (Art. 8(7)). */
export const StandingSheet = (props: FormProps) => {
  const say = useSay()
  const { volunteer, typed } = props
  return (
    <Sheet
      id="standing"
      title={say({ zh: '停用、移出和恢复', en: 'Suspend, remove, reinstate' })}
      hint={
        <T
          zh="先提醒，再停用，最后才移出（第八条）。原因会告诉本人，可以申诉。"
          en="Warn first, then suspend, remove last (Art. 8). The person is told why and may appeal."
        />
      }
    >
      <ActForm
        {...props}
        name="standing"
        title={{ zh: '作一个决定', en: 'Make a decision' }}
        button={{ zh: '定下，并告诉本人', en: 'Decide and tell the person' }}
      >
        <ChoiceGroup
          one
          name="standing.state"
          legend={say({ zh: '决定', en: 'Decision' })}
          columns={1}
          picked={[typed('standing.state')]}
          options={nextStandings[volunteer.state].map((state) => {
            const { value, text, hint } = standingOptions[state]
            return { value, text: <b>{say(text)}</b>, hint: say(hint) }
          })}
        />
        <TextArea
          name="standing.reason"
          rows={3}
          label={say({ zh: '原因', en: 'Reason' })}
          value={typed('standing.reason')}
        />
      </ActForm>
    </Sheet>
  )
}
