import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { skillOptions } from './skill-options.ts'

/** One word and the skills it may mean: the likely ones are one tap away, all others in a list. */
export const SkillWordPage = (props: {
  word: string
  /** Skills that people chose after writing it, then what the engine holds likely. */
  likely: readonly string[]
  code?: string | undefined
  refused?: Refusal | undefined
}) => {
  const { word, likely, refused } = props
  const say = useSay()
  const language = useLanguage()
  const title =
    word === ''
      ? say({ zh: '加一个说法', en: 'Add a word' })
      : say({ zh: `“${word}”是哪项技能`, en: `Which skill is "${word}"` })
  return (
    <StaffPage title={title} at="skills" problems={refused?.fields}>
      <TextLink href="/staff/skills" icon="chevron-left">
        <T zh="技能和说法" en="Skills and words" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4 max-w-2xl">
        <RefusedNotice refused={refused} tone="bad" />
        {likely.length > 0 && (
          <Sheet id="likely" title={say({ zh: '多半是', en: 'Most likely' })}>
            <form method="post" action="/staff/skills/word" class="grid gap-2">
              <input type="hidden" name="act" value="addWord" />
              <input type="hidden" name="word" value={word} />
              {likely.map((code) => (
                <Button look="line" name="code" value={code}>
                  {say(skillName(code))}
                </Button>
              ))}
            </form>
          </Sheet>
        )}
        <Sheet id="other" title={say({ zh: likely.length > 0 ? '是别的技能' : '选技能', en: 'Another skill' })}>
          <form method="post" action="/staff/skills/word" class="grid gap-4" novalidate>
            <input type="hidden" name="act" value="addWord" />
            <TextField name="word" label={say({ zh: '说法', en: 'Word' })} value={word} maxlength={20} required />
            <SelectField
              name="code"
              label={say({ zh: '技能', en: 'Skill' })}
              empty="—"
              value={props.code}
              options={skillOptions(language)}
            />
            <div>
              <Button look="main">
                <T zh="归到这项技能" en="Give it this skill" />
              </Button>
            </div>
          </form>
        </Sheet>
        {word !== '' && (
          <form method="post" action="/staff/skills/word">
            <input type="hidden" name="act" value="ignoreWord" />
            <input type="hidden" name="word" value={word} />
            <Button look="plain">
              <T zh="这不是技能，不再统计" en="This is no skill: count it no more" />
            </Button>
          </form>
        )}
      </div>
    </StaffPage>
  )
}
