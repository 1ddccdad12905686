import type { Child } from 'hono/jsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import { domains, skillName, skillsOf, type TaxonomySkill } from '#shared/skills/taxonomy.ts'

/** A skill to tick. */
export const SkillBox = ({ name, skill }: { name: string; skill: TaxonomySkill }) => {
  const say = useSay()
  return (
    <label class="flex items-center gap-3 min-h-11 cursor-pointer">
      <input class="checkbox" type="checkbox" name={name} value={skill.code} />
      <span class="min-w-0">{say(skill)}</span>
    </label>
  )
}

/** All skills but those shown elsewhere, each domain behind a tap with how many it has. */
export const SkillDomains = (props: { without: readonly string[]; row: (skill: TaxonomySkill) => Child }) => {
  const say = useSay()
  return (
    <div class="split">
      {domains.map(({ code }) => {
        const rest = skillsOf(code).filter((skill) => !props.without.includes(skill.code))
        return rest.length === 0 ? null : (
          <details class="more">
            <summary>
              {say(skillName(code))}
              <span class="font-normal text-soft text-sm num">{rest.length}</span>
              <Icon name="chevron-down" />
            </summary>
            <div class="grid sm:grid-cols-2 gap-x-4 pb-3">{rest.map(props.row)}</div>
          </details>
        )
      })}
    </div>
  )
}
