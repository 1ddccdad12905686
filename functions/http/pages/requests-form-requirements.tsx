import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { licences, trainings } from '#shared/skills/credentials.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { languageWords } from '#shared/volunteers/words.ts'
import type { TypedPosition } from './requests-typed.ts'
import { capital } from './requests-words.ts'

const coded = (words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([code, text]) => ({ code, ...text }))

const wordsOf = (say: (text: Text) => string, list: readonly ({ code: string } & Text)[]) =>
  list.map((one) => ({ value: one.code, text: capital(say(one)) }))

/** A skill and the level it is needed at. */
export const SkillPair = (props: { path: string; at: number; position: TypedPosition; skills: readonly string[] }) => {
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

/** What a position may ask besides: further skills, licences, trainings, languages. */
export const MoreRequirements = (props: { path: string; position: TypedPosition; skills: readonly string[] }) => {
  const say = useSay()
  const { path, position, skills } = props
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
            <SkillPair path={path} at={at + 1} position={position} skills={skills} />
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
