import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { SpanField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { licences, trainings } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import type { TypedPosition, TypedShift } from './requests-typed.ts'
import { capital } from './requests-words.ts'

/** What shifts and positions share: where the form goes, what may be picked, and whether the seats are fixed already. */
export interface ShiftsForm {
  action: string
  skills: readonly string[]
  today: LocalDate
  /** Once a need is open, the number of shifts, positions and seats stays. */
  fixed: boolean
}

const coded = (words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([code, text]) => ({ code, ...text }))

const wordsOf = (say: (text: Text) => string, list: readonly ({ code: string } & Text)[]) =>
  list.map((one) => ({ value: one.code, text: capital(say(one)) }))

const SkillPair = (props: { path: string; at: number; position: TypedPosition; skills: readonly string[] }) => {
  const say = useSay()
  const { path, at, position } = props
  const typed = position.skills[at]
  return (
    <>
      <SelectField
        name={`${path}.skills.${at}.skill`}
        label={at === 0 ? say({ zh: '懂什么', en: 'Skill' }) : say({ zh: '还要懂', en: 'Also' })}
        class={at === 0 ? 'col-span-2 sm:col-span-1' : undefined}
        options={props.skills.map((code) => ({ value: code, text: say(skillName(code)) }))}
        empty={props.skills.length === 0 ? say({ zh: '先在上面勾技能', en: 'Tick skills above first' }) : '—'}
        value={typed?.skill}
      />
      <SelectField
        name={`${path}.skills.${at}.level`}
        label={say({ zh: '水平', en: 'Level' })}
        options={wordsOf(say, coded(levelWords))}
        value={typed?.level ?? '2'}
      />
    </>
  )
}

const PositionMore = ({ path, position, form }: { path: string; position: TypedPosition; form: ShiftsForm }) => {
  const say = useSay()
  const asks = position.licences.length + position.trainings.length + position.languages.length
  return (
    <More
      title={say({ zh: '更多要求：证书、培训、语言', en: 'More: licences, trainings, languages' })}
      open={asks > 0 || position.skills.length > 1}
    >
      <div class="grid gap-4 pb-3">
        <TextField
          name={`${path}.name`}
          label={say({ zh: '岗位叫什么', en: 'Name of the position' })}
          hint={say({ zh: '不写就用技能的名字', en: 'Left empty, the skill names it' })}
          value={position.name}
          maxlength={60}
        />
        {Array.from({ length: Math.min(4, Math.max(1, position.skills.length)) }, (_, at) => (
          <div class="grid grid-cols-[1fr_8rem] gap-2">
            <SkillPair path={path} at={at + 1} position={position} skills={form.skills} />
          </div>
        ))}
        <ChoiceGroup
          name={`${path}.licences`}
          legend={say({ zh: '必须有的证书', en: 'Licences they must hold' })}
          hint={say({
            zh: '服务当天要有效。没有必要就别勾，会少很多人。',
            en: 'Valid on the day. Tick only what is needed: each one rules people out.',
          })}
          options={wordsOf(say, licences)}
          picked={position.licences}
        />
        <ChoiceGroup
          name={`${path}.trainings`}
          legend={say({ zh: '必须上过的培训', en: 'Trainings they must have' })}
          options={wordsOf(say, trainings)}
          picked={position.trainings}
        />
        <ChoiceGroup
          name={`${path}.languages`}
          legend={say({ zh: '要会说的话', en: 'Languages they must speak' })}
          options={wordsOf(say, coded(languageWords))}
          picked={position.languages}
          columns={3}
        />
      </div>
    </More>
  )
}

const PositionFields = (props: {
  at: string
  number: number
  position: TypedPosition
  only: boolean
  form: ShiftsForm
}) => {
  const say = useSay()
  const { position, form } = props
  const [shift = '0', own = '0'] = props.at.split('.')
  const path = `shifts.${shift}.positions.${own}`
  return (
    <li class="grid gap-2 py-3">
      <input type="hidden" name={`${path}.id`} value={position.id} />
      <div class="grid grid-cols-2 sm:grid-cols-[1fr_7rem_5.5rem_6.5rem_auto] gap-2 items-end">
        <SkillPair path={path} at={0} position={position} skills={form.skills} />
        {form.fixed ? (
          <div>
            <input type="hidden" name={`${path}.seats`} value={position.seats} />
            <p class="legend">
              <T zh="几个人" en="People" />
            </p>
            <p class="min-h-11 flex items-center num">{position.seats}</p>
          </div>
        ) : (
          <TextField
            name={`${path}.seats`}
            label={say({ zh: '几个人', en: 'People' })}
            inputmode="numeric"
            value={position.seats}
          />
        )}
        <TextField
          name={`${path}.minimum`}
          label={say({ zh: '最少几人', en: 'At least' })}
          inputmode="numeric"
          value={position.minimum}
        />
        {!props.only && !form.fixed && (
          <Button
            look="ghost"
            icon="x"
            square
            label={say({ zh: `去掉第 ${props.number} 种名额`, en: `Remove kind of seat ${props.number}` })}
            name="act"
            value={`dropPosition:${props.at}`}
            formaction={`${form.action}#shifts-${shift}`}
            novalidate
          />
        )}
      </div>
      <PositionMore path={path} position={position} form={form} />
    </li>
  )
}

/** One shift: when, and how many people of which kind. Rows are added and taken away by plain submit buttons. */
export const ShiftFields = (props: { at: number; shift: TypedShift; only: boolean; form: ShiftsForm }) => {
  const say = useSay()
  const { at, shift, form } = props
  const name = say({ zh: `时段 ${at + 1}`, en: `Shift ${at + 1}` })
  return (
    <fieldset class="rounded-box border border-line">
      <legend class="sr-only">{name}</legend>
      <input type="hidden" name={`shifts.${at}.id`} value={shift.id} />
      <div class="flex items-center justify-between bg-base-200 pl-4 pr-2 py-1 rounded-t-box min-h-12">
        <b>{name}</b>
        {!props.only && !form.fixed && (
          <Button
            look="ghost"
            icon="trash-2"
            name="act"
            value={`dropShift:${at}`}
            formaction={`${form.action}#when`}
            novalidate
          >
            <T zh="删除" en="Remove" />
            <span class="sr-only">{name}</span>
          </Button>
        )}
      </div>
      <div class="p-4 grid gap-4">
        <SpanField
          name={`shifts.${at}`}
          legend={say({ zh: '哪天，几点到几点', en: 'Which day, from when to when' })}
          date={shift.date}
          starts={shift.starts}
          ends={shift.ends}
          min={form.today}
          from="06:00"
        />
        <div>
          <p class="legend">
            <T zh="要几个人，各懂什么" en="How many people, and what they know" />
          </p>
          <p class="hint">
            <T
              zh="“最少几人”是少于这个数就不做的线；到开始前 48 小时还不够，会问您怎么办。"
              en="Below the minimum the shift does not take place; 48 hours before, you are asked what to do."
            />
          </p>
          <ul class="split">
            {shift.positions.map((position, own) => (
              <PositionFields
                at={`${at}.${own}`}
                number={own + 1}
                position={position}
                only={shift.positions.length === 1}
                form={form}
              />
            ))}
          </ul>
          {!form.fixed && (
            <Button
              look="line"
              icon="user-plus"
              name="act"
              value={`addPosition:${at}`}
              formaction={`${form.action}#shifts-${at}`}
              novalidate
            >
              <T zh="加一种名额" en="Add a kind of seat" />
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}
