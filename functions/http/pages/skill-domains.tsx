import { useSay } from '#functions/http/look/view.tsx'
import { domains, skillName, skillsOf } from '#shared/skills/taxonomy.ts'

/**
 * All skills but those shown elsewhere, each domain behind a tap with how many it has. `name`: what the ticked ones are sent
 * under; without one each is a field of its own, named by its code. Three hundred rows on a page: their markup is bare, and the list around them carries the looks.
 */
export const SkillDomains = ({ without, name }: { without: readonly string[]; name?: string }) => {
  const say = useSay()
  return (
    <div class="split picker">
      {domains.map(({ code }) => {
        const rest = skillsOf(code).filter((skill) => !without.includes(skill.code))
        return rest.length === 0 ? null : (
          <details class="more">
            <summary>
              {say(skillName(code))}
              <small>{rest.length}</small>
            </summary>
            <div class="picks">
              {rest.map((skill) => (
                <label>
                  <input type="checkbox" name={name ?? skill.code} value={name && skill.code} />
                  {say(skill)}
                </label>
              ))}
            </div>
          </details>
        )
      })}
    </div>
  )
}
