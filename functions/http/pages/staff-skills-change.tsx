import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { SkillReach } from '#shared/dashboard/skills-for-staff.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { SkillsAct } from '#shared/organizations/change-skills.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { skillOptions } from './skill-options.ts'

/** What is about to be done to a skill, as typed. */
export interface TypedChange {
  act: string
  code: string
  into: string
  zh: string
  en: string
}

const acts = [
  {
    act: 'merge',
    text: { zh: '并到另一项', en: 'Merge it into another' },
    hint: { zh: '两项其实是一门本事', en: 'The two are one craft' },
  },
  {
    act: 'rename',
    text: { zh: '改名', en: 'Rename it' },
    hint: { zh: '本事没变，叫法变了', en: 'The craft is the same, its name is not' },
  },
  {
    act: 'retire',
    text: { zh: '停用', en: 'Retire it' },
    hint: { zh: '以后不再给人选', en: 'No longer offered for choosing' },
  },
] as const satisfies readonly { act: SkillsAct['act']; text: Text; hint: Text }[]

/** What each act does, said before it is done. */
const effects: Readonly<Record<string, Text>> = {
  merge: {
    zh: '有旧技能的志愿者，马上按新的被找到；两项都有的，留证明更足的一项。已有的记录和证明一个字不改，只是按新名称显示。合并后不能拆回。',
    en: 'Holders of the old skill are found under the new one at once; of two the better founded stays. Records and certificates are not rewritten, they show the new name. A merge cannot be undone.',
  },
  rename: {
    zh: '到处按新名称显示，旧叫法照样能找到。不对可以再改。',
    en: 'Shown under the new name everywhere; the old words still find it. You can rename it again.',
  },
  retire: {
    zh: '不再给人选、不再建议；已有的志愿者留着，开着的需求照常找人。可以恢复。',
    en: 'No longer offered or suggested; holders keep it and open needs go on. It can be restored.',
  },
}

const Form = ({ typed }: { typed: TypedChange }) => {
  const say = useSay()
  const language = useLanguage()
  const skills = skillOptions(language)
  return (
    <form method="get" action="/staff/skills/change" class="grid gap-4" novalidate>
      <SelectField
        name="code"
        label={say({ zh: '哪一项', en: 'Which skill' })}
        empty="—"
        value={typed.code}
        options={skills}
      />
      <ChoiceGroup
        name="act"
        legend={say({ zh: '做什么', en: 'What to do' })}
        one
        columns={1}
        picked={[typed.act]}
        options={acts.map(({ act, text, hint }) => ({ value: act, text: say(text), hint: say(hint) }))}
      />
      <SelectField
        name="into"
        label={say({ zh: '并到哪一项', en: 'Into which' })}
        hint={say({ zh: '只有合并要填', en: 'For a merge only' })}
        empty="—"
        value={typed.into}
        options={skills}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name.zh"
          label={say({ zh: '新名称（中文）', en: 'New name (Chinese)' })}
          hint={say({ zh: '只有改名要填', en: 'For a new name only' })}
          value={typed.zh}
          maxlength={60}
        />
        <TextField
          name="name.en"
          label={say({ zh: '新名称（英文）', en: 'New name (English)' })}
          hint={say({ zh: '只有改名要填', en: 'For a new name only' })}
          value={typed.en}
          maxlength={60}
        />
      </div>
      <div>
        <Button look={typed.code === '' ? 'main' : 'line'}>
          <T zh="先看影响" en="See the effects first" />
        </Button>
      </div>
    </form>
  )
}

const reachText = ({ holders, open, more }: SkillReach): Text => ({
  zh: `${holders} 位志愿者会，${more ? '至少 ' : ''}${open} 个开着的需求要`,
  en: `${holders} volunteers hold it, ${more ? 'at least ' : ''}${open} open needs ask for it`,
})

const Preview = ({ typed, reach }: { typed: TypedChange; reach: ReadonlyMap<string, SkillReach> }) => {
  const say = useSay()
  const act = acts.find((one) => one.act === typed.act)
  if (!act) return null
  return (
    <Sheet id="preview" title={say({ zh: '会影响', en: 'What it reaches' })}>
      <Pairs pairs={[...reach].map(([code, of]) => ({ name: say(skillName(code)), value: say(reachText(of)) }))} />
      <Notice tone={typed.act === 'merge' ? 'warm' : 'info'}>
        <T {...(effects[typed.act] ?? { zh: '', en: '' })} />
      </Notice>
      <form method="post" action="/staff/skills/change" class="mt-4">
        {Object.entries({ ...typed, 'name.zh': typed.zh, 'name.en': typed.en }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button look="main">
          {say({
            zh: `${act.text.zh}：${skillName(typed.code).zh}`,
            en: `${act.text.en}: ${skillName(typed.code).en}`,
          })}
        </Button>
      </form>
    </Sheet>
  )
}

/** Merging, renaming and retiring a skill: what it reaches is shown before anything is done. */
export const SkillChangePage = (props: {
  typed: TypedChange
  reach: ReadonlyMap<string, SkillReach> | undefined
  refused?: Refusal | undefined
}) => {
  const { typed, reach, refused } = props
  const say = useSay()
  const title = say({ zh: '合并、改名、停用技能', en: 'Merge, rename or retire a skill' })
  return (
    <StaffPage title={title} at="skills" problems={refused?.fields}>
      <TextLink href="/staff/skills" icon="chevron-left">
        <T zh="技能和说法" en="Skills and words" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <div class="grid gap-3">
          <RefusedNotice refused={refused} tone="bad" />
          <Sheet id="what" title={say({ zh: '要做什么', en: 'What to do' })}>
            <Form typed={typed} />
          </Sheet>
        </div>
        {reach && !refused && <Preview typed={typed} reach={reach} />}
      </div>
    </StaffPage>
  )
}
