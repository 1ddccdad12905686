import { Button } from '#functions/http/look/buttons.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { SkillChange } from '#shared/skills/skill-change.ts'
import { skillName, writtenName } from '#shared/skills/taxonomy.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** What the reader may do: name words, and change skills themselves. */
export interface Rights {
  name: boolean
  change: boolean
}

const changeText = (one: SkillChange): Text => {
  switch (one.kind) {
    case 'word':
      return { zh: `“${one.word}”归到${skillName(one.code).zh}`, en: `"${one.word}" means ${skillName(one.code).en}` }
    case 'name':
      return {
        zh: `${writtenName(one.code).zh}改名为${one.name.zh}`,
        en: `${writtenName(one.code).en} is now called ${one.name.en}`,
      }
    case 'merge':
      return {
        zh: `${writtenName(one.code).zh}并到${skillName(one.into).zh}`,
        en: `${writtenName(one.code).en} was merged into ${skillName(one.into).en}`,
      }
    case 'retire':
      return { zh: `${writtenName(one.code).zh}停用`, en: `${writtenName(one.code).en} was retired` }
    case 'ignore':
      return { zh: `“${one.word}”不是技能，不再统计`, en: `"${one.word}" is no skill and no longer counted` }
  }
}

const Changed = ({ one, may }: { one: SkillChange; may: Rights }) => {
  const say = useSay()
  const text = say(changeText(one))
  const undo = one.kind === 'word' ? may.name && 'dropWord' : one.kind === 'retire' ? may.change && 'restore' : false
  return (
    <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
      <span class="min-w-0">
        {text}
        <span class="block text-sm text-soft num">
          <T zh={`第 ${one.since} 版，${localDate(one.at)}`} en={`Version ${one.since}, ${localDate(one.at)}`} />
        </span>
      </span>
      {undo && (
        <form method="post" action={undo === 'dropWord' ? '/staff/skills/word' : '/staff/skills/change'}>
          <input type="hidden" name="act" value={undo} />
          <input type="hidden" name="code" value={'code' in one ? one.code : ''} />
          {one.kind === 'word' && <input type="hidden" name="word" value={one.word} />}
          <Button look="plain">
            {one.kind === 'word' ? <T zh="去掉" en="Take back" /> : <T zh="恢复" en="Restore" />}
            <span class="sr-only">{text}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

const shownChanges = 8

/** What staff have made of the skills, newest first, with what can be taken back. */
export const ChangesSheet = ({ changes, may }: { changes: readonly SkillChange[]; may: Rights }) => {
  const say = useSay()
  const lines = changes.map((one) => <Changed one={one} may={may} />)
  return (
    <Sheet id="changes" title={say({ zh: '改过的', en: 'What was changed' })}>
      {lines.length === 0 && (
        <p class="text-soft">
          <T zh="还没有改过，和系统带来的一样。" en="Nothing yet: all as it came with the product." />
        </p>
      )}
      <ul class="split">{lines.slice(0, shownChanges)}</ul>
      {lines.length > shownChanges && (
        <More title={say({ zh: `更早的 ${lines.length - shownChanges} 处`, en: 'Earlier ones' })}>
          <ul class="split">{lines.slice(shownChanges)}</ul>
        </More>
      )}
    </Sheet>
  )
}
