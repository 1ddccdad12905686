import { T, useSay } from '#functions/http/look/view.tsx'
import type { SettingChange } from '#shared/settings/bounds.ts'
import { fullSettingLabel, settingWords, shownSetting } from '#shared/settings/words.ts'

/** Every number that differs: before, after. */
export const Changes = ({ changes }: { changes: readonly SettingChange[] }) => {
  const say = useSay()
  return (
    <ul class="grid gap-1">
      {changes.map(({ path, before, after }) => {
        const { unit } = settingWords(path)
        return (
          <li class="flex flex-wrap gap-x-2 items-baseline">
            <span>{say(fullSettingLabel(path))}</span>
            <span class="num whitespace-nowrap">
              <span class="sr-only">
                <T zh="原来" en="before " />
              </span>
              <span class="text-soft">{shownSetting(path, before)}</span>
              <span aria-hidden="true"> → </span>
              <span class="sr-only">
                <T zh="，改成" en=", after " />
              </span>
              <b>{shownSetting(path, after)}</b>
              {unit && <span class="text-sm text-soft"> {say(unit)}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
