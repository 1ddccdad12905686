import { Button } from '#functions/http/look/buttons.tsx'
import { Choice } from '#functions/http/look/choices.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { Suggestion } from '#shared/skills/suggest/suggester.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { SkillDomains } from './skill-domains.tsx'

/** The words that led to a skill, as they were typed. */
const Because = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? null : (
    <>
      <T zh="您写了" en="You wrote " />
      {words.slice(0, 3).map((word) => (
        <mark class="mr-1">{word}</mark>
      ))}
    </>
  )

/** Which skills a need touches: those its words speak of and the chosen ones as boxes, all others by field. */
export const SkillChoice = (props: { picked: readonly string[]; suggested: readonly Suggestion[]; action: string }) => {
  const say = useSay()
  const problem = useProblem('skills')
  const { picked, suggested, action } = props
  const reasons = new Map(suggested.map(({ code, because }) => [code, because]))
  const shown = [...new Set([...suggested.map(({ code }) => code), ...picked])]
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id="skills" tabindex={problem ? -1 : undefined}>
      <legend class="legend">
        <T zh="要找懂什么的人" en="What people should know" />
      </legend>
      <p class="hint">
        {suggested.length > 0 ? (
          <T
            zh="按您写的，多半是这几样。对的勾上，不对的取消；名额里会跟着填好。"
            en="By your words it is mostly these. Tick what is right, untick what is wrong; the seats below follow."
          />
        ) : (
          <T
            zh="写了上面，这里会提示。也可以自己选；下面的每个名额，再从这里挑一项。"
            en="Write above and skills are proposed here, or choose yourself. Each seat below then picks from these."
          />
        )}
      </p>
      {problem && <FieldError id="skills" text={problem} />}
      {picked.map((code) => (
        <input type="hidden" name="listed" value={code} />
      ))}
      {shown.length > 0 && (
        <div
          class="grid gap-2 md:grid-cols-2 mt-1"
          hx-post={`${action}?part=skills`}
          hx-trigger="change"
          hx-target="#coach"
          hx-swap="outerHTML"
          hx-sync="replace"
        >
          {shown.map((code) => (
            <Choice
              name="skills"
              value={code}
              id={`skills-${code}`}
              checked={picked.includes(code)}
              hint={<Because words={reasons.get(code) ?? []} />}
            >
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
