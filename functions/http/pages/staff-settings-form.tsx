import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea, TextField } from '#functions/http/look/fields.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { settingBounds } from '#shared/settings/bounds.ts'
import { settingWords, shownSetting } from '#shared/settings/words.ts'
import type { TypedSettings } from './staff-settings-input.ts'
import { emphasisGroups, pathsOf, type SettingGroup, settingGroups } from './staff-settings-words.ts'

interface FormProps {
  typed: TypedSettings
  problems: readonly FieldProblem[]
}

const NumberField = ({ path, typed }: { path: string; typed: TypedSettings }) => {
  const say = useSay()
  const { label, unit } = settingWords(path)
  const { min, max } = settingBounds.get(path) ?? { min: 0, max: 0 }
  const span = `${shownSetting(path, min)}–${shownSetting(path, max)}`
  return (
    <TextField
      name={path}
      inputmode="decimal"
      autocomplete="off"
      maxlength={20}
      label={say(label)}
      hint={unit ? `${say(unit)}, ${span}` : span}
      value={typed.numbers[path] ?? ''}
    />
  )
}

const Fields = ({ group, typed }: { group: SettingGroup; typed: TypedSettings }) => (
  <div class="grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-3 items-end">
    {pathsOf(group, settingBounds.keys()).map((path) => (
      <NumberField path={path} typed={typed} />
    ))}
  </div>
)

/** All numbers, to be changed, tried on the last quarter, and proposed. */
export const SettingsForm = ({ typed, problems }: FormProps) => {
  const say = useSay()
  const isWrong = (group: SettingGroup): boolean => problems.some(({ path }) => pathsOf(group, [path]).length > 0)
  return (
    <form method="post" action="/staff/settings" class="grid gap-4" novalidate>
      <input type="hidden" name="basedOn" value={typed.basedOn} />
      {settingGroups.map((group) => (
        <Sheet id={group.id} title={say(group.title)} hint={say(group.hint)}>
          <Fields group={group} typed={typed} />
        </Sheet>
      ))}
      <Sheet
        id="emphasis"
        title={say({ zh: '各服务范围的侧重', en: 'Emphasis by scope item' })}
        hint={
          <T
            zh="第十一条的各项里，哪一部分的分多算几倍。"
            en="By how much each part counts more or less under the items of Article 11."
          />
        }
      >
        <div class="grid gap-2">
          {emphasisGroups.map((group) => (
            <More title={say(group.title)} open={isWrong(group)}>
              <div class="pt-2 pb-4">
                <p class="hint mb-2">{say(group.hint)}</p>
                <Fields group={group} typed={typed} />
              </div>
            </More>
          ))}
        </div>
      </Sheet>
      <Sheet id="propose" title={say({ zh: '为什么改', en: 'Why' })}>
        <div class="grid gap-4">
          <TextArea
            name="reason"
            rows={3}
            label={say({ zh: '原因', en: 'Reason' })}
            hint={say({
              zh: '4 到 500 个字。确认的同事会看到，历史里也留着。先试算时可以不写。',
              en: '4 to 500 characters. The colleague who confirms reads it, and it stays in the history. Not needed to try it first.',
            })}
            value={typed.reason}
          />
          <div class="flex flex-wrap gap-3">
            <Button look="main" name="do" value="propose" icon="send">
              <T zh="提出，等同事确认" en="Propose to a colleague" />
            </Button>
            <Button look="line" name="do" value="try" icon="refresh-cw">
              <T zh="先用上一季度试算" en="Try on the last quarter first" />
            </Button>
          </div>
        </div>
      </Sheet>
    </form>
  )
}
