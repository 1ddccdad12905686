import { Button } from '#functions/http/look/buttons.tsx'
import { Choice } from '#functions/http/look/choices.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import { skillName } from '#shared/skills/taxonomy.ts'
import { SkillDomains } from './skill-domains.tsx'

/** Which skills a need touches: the chosen ones as boxes, all others by field. Positions then pick from the chosen ones. */
export const SkillChoice = ({ picked, action }: { picked: readonly string[]; action: string }) => {
  const say = useSay()
  const problem = useProblem('skills')
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id="skills" tabindex={problem ? -1 : undefined}>
      <legend class="legend">
        <T zh="要找懂什么的人" en="What people should know" />
      </legend>
      <p class="hint">
        <T
          zh="不对就取消，漏了可以加。下面的每个名额，再从这里挑一项。"
          en="Untick what is wrong, add what is missing. Each seat below then picks from these."
        />
      </p>
      {problem && <FieldError id="skills" text={problem} />}
      {picked.length > 0 && (
        <div class="grid gap-2 md:grid-cols-2 mt-1">
          {picked.map((code) => (
            <Choice name="skills" value={code} checked>
              <b>{say(skillName(code))}</b>
            </Choice>
          ))}
        </div>
      )}
      <More
        title={say({ zh: '从 300 多项技能里加', en: 'Add from more than 300 skills' })}
        icon="plus"
        open={problem !== undefined}
      >
        <SkillDomains name="skills" without={picked} />
        <Button look="line" icon="plus" name="act" value="keep" formaction={`${action}#skills`} novalidate>
          <T zh="加上勾选的" en="Add the ticked ones" />
        </Button>
      </More>
    </fieldset>
  )
}
