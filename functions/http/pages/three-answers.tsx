import { useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { ThreeAnswers } from '#shared/matching/three-answers.ts'

const questions = {
  staff: {
    why: { zh: '为什么合适', en: 'Why this person' },
    whyNot: { zh: '为什么没问', en: 'Why not' },
    whatWouldDo: { zh: '怎样就合适', en: 'What would change it' },
  },
  person: {
    why: { zh: '您为什么合适', en: 'Why you' },
    whyNot: { zh: '为什么没问到您', en: 'Why you are not asked' },
    whatWouldDo: { zh: '怎样您就能来', en: 'What would change it' },
  },
} as const satisfies Record<string, Record<keyof ThreeAnswers, Text>>

const Answer = ({ question, lines }: { question: Text; lines: readonly Text[] }) => {
  const say = useSay()
  return (
    <div>
      <h3 class="font-bold">{say(question)}</h3>
      <ul class="mt-1 grid gap-1 text-[.9375rem]">
        {lines.map((line) => (
          <li>{say(line)}</li>
        ))}
      </ul>
    </div>
  )
}

/** Why, why not, and what would change it: the same three answers to staff about somebody and to that somebody. */
export const Answers = ({ answers, to }: { answers: ThreeAnswers; to: keyof typeof questions }) => (
  <div class="grid gap-4 md:grid-cols-3 mt-3">
    <Answer question={questions[to].why} lines={answers.why} />
    <Answer question={questions[to].whyNot} lines={answers.whyNot} />
    <Answer question={questions[to].whatWouldDo} lines={answers.whatWouldDo} />
  </div>
)
