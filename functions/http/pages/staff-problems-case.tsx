import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import type { Problem } from '#shared/problems/problem.ts'
import { problemLink, problemWords } from '#shared/problems/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { inboxDistrict, ProblemMark, waitedText } from './staff-problems-list.tsx'
import { districtText } from './staff-scope.ts'

/** A note that was not right, kept at its case. */
export interface TypedNote {
  problemId: string
  note: string
  problems: readonly FieldProblem[]
}

/** The field of one case, so that its error is shown at that case. */
export const noteField = (id: string): string => `note.${id}`

/** One case: what it is, what to do, and noting that it is settled. */
export const Case = (props: {
  problem: Problem
  now: Instant
  typed: TypedNote | undefined
  maySettle: boolean
  /** The volunteer it concerns, where the reader looks after them. */
  volunteerId: string | undefined
}) => {
  const { problem, now, typed } = props
  const say = useSay()
  const language = useLanguage()
  const { name, advice } = problemWords[problem.kind]
  return (
    <li class="px-4 md:px-5 py-4 grid gap-2">
      <div class="flex items-start gap-3">
        <ProblemMark kind={problem.kind} />
        <div class="min-w-0 flex-1 leading-snug">
          <h2 class="text-base font-bold">
            {say(name)}
            <T zh="：" en=": " />
            {problem.title}
          </h2>
          <p class="text-sm text-soft">
            {districtText(inboxDistrict(problem), language)}　{momentText(problem.at, language)}
          </p>
          {problem.words !== undefined && <p class="mt-1 break-words whitespace-pre-line">{problem.words}</p>}
          <p class="text-[.9375rem] mt-1">{say(advice)}</p>
        </div>
        <span class="text-sm num whitespace-nowrap text-soft">{waitedText(problem.at, now, language)}</span>
      </div>
      <div class="flex flex-wrap gap-3 items-start pl-11">
        {problemLink(problem) !== '/staff/problems' && (
          <LinkButton href={problemLink(problem)} look="line" size="small">
            <T zh="去处理" en="Deal with it" />
            <span class="sr-only">{problem.title}</span>
          </LinkButton>
        )}
        {props.volunteerId !== undefined && (
          <LinkButton href={`/staff/volunteers/${props.volunteerId}`} look="plain" size="small">
            <T zh="看这位志愿者" en="See the volunteer" />
            <span class="sr-only">{problem.title}</span>
          </LinkButton>
        )}
        {props.maySettle && (
          <More title={say({ zh: '记为已处理', en: 'Note as settled' })} open={typed !== undefined}>
            <form method="post" action="/staff/problems" class="grid gap-3 max-w-xl" novalidate>
              <input type="hidden" name="organizationId" value={problem.organizationId} />
              <input type="hidden" name="problemId" value={problem.id} />
              <TextArea
                name={noteField(problem.id)}
                rows={2}
                label={say({ zh: '做了什么', en: 'What was done' })}
                hint={say({ zh: '同事以后会看这句话。', en: 'Colleagues will read this later.' })}
                value={typed?.note ?? ''}
              />
              <div>
                <Button size="small">
                  <T zh="记下，移出列表" en="Note it and take it off the list" />
                </Button>
              </div>
            </form>
          </More>
        )}
      </div>
    </li>
  )
}
