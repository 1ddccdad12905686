import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Filters } from '#functions/http/look/pagination.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { type Problem, ProblemKind } from '#shared/problems/problem.ts'
import { problemWords } from '#shared/problems/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { Case, type TypedNote } from './staff-problems-case.tsx'
import { address, type Scope } from './staff-scope.ts'

/** Open cases, oldest first, by kind. */
export const ProblemsPage = (props: {
  problems: readonly Problem[]
  scope: Scope
  kind: ProblemKind | undefined
  settled: boolean
  maySettle: boolean
  /** Volunteers the reader looks after. */
  inReach: readonly string[]
  typed: TypedNote | undefined
  now: Instant
}) => {
  const { problems, scope, kind } = props
  const say = useSay()
  const title = say({ zh: `问题 ${problems.length} 件`, en: `${problems.length} cases` })
  const kinds = ProblemKind.options.filter((one) => problems.some((problem) => problem.kind === one))
  const shown = problems.filter((problem) => kind === undefined || problem.kind === kind)
  return (
    <StaffPage title={title} at="problems" problems={props.typed?.problems ?? []}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="久的在前。原因消失了（有人接了、保险填了），会自己移出。"
          en="Oldest first. A case leaves by itself once its cause is gone: somebody accepts, insurance is entered."
        />
      </p>
      <p class="mt-1">
        <a class="link" href="/staff/approvals">
          <T zh="等另一位同事确认的事" en="What waits for a second person" />
        </a>
      </p>
      {props.settled && (
        <div class="my-3">
          <Notice tone="good" live>
            <T zh="记下了。" en="Noted." />
          </Notice>
        </div>
      )}
      {kinds.length > 1 && (
        <Filters
          label={say({ zh: '按种类看', en: 'By kind' })}
          filters={[
            {
              text: say({ zh: '全部', en: 'All' }),
              href: address('/staff/problems', { district: scope.chosen }),
              current: kind === undefined,
            },
            ...kinds.map((one) => ({
              text: `${say(problemWords[one].name)} ${problems.filter((problem) => problem.kind === one).length}`,
              href: address('/staff/problems', { kind: one, district: scope.chosen }),
              current: kind === one,
            })),
          ]}
        />
      )}
      <section class="sheet mt-2" aria-label={title}>
        {shown.length === 0 ? (
          <Empty
            icon="circle-check"
            title={say({ zh: '没有等您处理的', en: 'Nothing waits for you' })}
            text={
              <T
                zh="找不到人、有人退出、保险没买、时长有异议，会出现在这里。"
                en="Cases appear here: nobody fits, somebody withdraws, insurance is missing, hours differ."
              />
            }
          />
        ) : (
          <ul class="split">
            {shown.map((problem) => (
              <Case
                problem={problem}
                now={props.now}
                maySettle={props.maySettle}
                volunteerId={props.inReach.find((id) => id === problem.volunteerId)}
                typed={props.typed?.problemId === problem.id ? props.typed : undefined}
              />
            ))}
          </ul>
        )}
      </section>
    </StaffPage>
  )
}
