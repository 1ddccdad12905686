import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { fieldId, T, useSay } from './view.tsx'

/** First thing on a refused form: how many, that nothing is lost, and one link for each field. With `focus` the page starts there. */
export const ErrorSummary = ({ problems, focus }: { problems: readonly FieldProblem[]; focus?: boolean }) => {
  const say = useSay()
  return (
    <div
      class="rounded-box border-4 border-error p-4 md:p-5 bg-base-100 mb-5"
      role="alert"
      tabindex={-1}
      autofocus={focus}
      aria-labelledby="problems"
    >
      <h2 id="problems" class="text-xl">
        <T
          zh={`还有 ${problems.length} 处要改`}
          en={problems.length === 1 ? '1 thing to change' : `${problems.length} things to change`}
        />
      </h2>
      <p class="text-soft">
        <T zh="您写的都还在，改完再提交就好。" en="All you wrote is still here. Change it and send again." />
      </p>
      <ul class="mt-2 grid">
        {problems.map((one) => (
          <li>
            <a class="tap text-error font-bold underline underline-offset-4" href={`#${fieldId(one.path)}`}>
              {say(one.text)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
