import { useSay } from '#functions/http/look/view.tsx'
import { SkillLevel } from '#shared/skills/skill.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'

/** The level of one skill, in a list of skills to tick. */
export const LevelSelect = ({ code, level }: { code: string; level: SkillLevel | undefined }) => {
  const say = useSay()
  const name = say(skillName(code))
  return (
    <select class="select" name={`level.${code}`} aria-label={say({ zh: `${name}：水平`, en: `${name}: level` })}>
      {SkillLevel.options.map(({ value }) => (
        <option value={String(value)} selected={value === level}>
          {say(levelWords[value])}
        </option>
      ))}
    </select>
  )
}
