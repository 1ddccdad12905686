import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Filters } from '#functions/http/look/pagination.tsx'
import { Empty, More } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { mayEver } from '#shared/authority/authority.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { listProblems } from '#shared/problems/list-problems.ts'
import { type Problem, ProblemKind } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { problemLink, problemWords } from '#shared/problems/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { problemLooks, waitedText } from './staff-problems-list.tsx'
import { address, districtText, inboxesOf, type Scope, scopeOf } from './staff-scope.ts'

interface Typed {
  problemId: string
  note: string
  problems: readonly FieldProblem[]
}

/** The field of one case, so that its error is shown at that case. */
const noteField = (id: string): string => `note.${id}`

const Case = (props: { problem: Problem; now: Instant; typed: Typed | undefined; maySettle: boolean }) => {
  const { problem, now, typed } = props
  const say = useSay()
  const language = useLanguage()
  const { icon, tone } = problemLooks[problem.kind]
  const { name, advice } = problemWords[problem.kind]
  return (
    <li class="px-4 md:px-5 py-4 grid gap-2">
      <div class="flex items-start gap-3">
        <span class={`tag ${tone} !p-1.5`}>
          <Icon name={icon} class="!w-[1.125rem] !h-[1.125rem]" />
        </span>
        <div class="min-w-0 flex-1 leading-snug">
          <h2 class="text-base font-bold">
            {say(name)}
            <T zh="：" en=": " />
            {problem.title}
          </h2>
          <p class="text-sm text-soft">
            {districtText(problem.organizationId.replace('org_territory', ''), language)}　
            {momentText(problem.at, language)}
          </p>
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

const ProblemsPage = (props: {
  problems: readonly Problem[]
  scope: Scope
  kind: ProblemKind | undefined
  settled: boolean
  maySettle: boolean
  typed: Typed | undefined
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
                typed={props.typed?.problemId === problem.id ? props.typed : undefined}
              />
            ))}
          </ul>
        )}
      </section>
    </StaffPage>
  )
}

/** The inbox: every open case of one's districts, and closing one with a note. */
export const staffProblems: PageModule = ({ get, post }) => {
  const problemsPage = async (c: Call, typed?: Typed) => {
    const context = c.get('context')
    const scope = scopeOf(c)
    const kind = ProblemKind.safeParse(c.req.query('kind'))
    const problems = await listProblems(context, { inboxes: inboxesOf(scope.codes) })
    const page = (
      <ProblemsPage
        problems={problems}
        scope={scope}
        kind={kind.success ? kind.data : undefined}
        settled={c.req.query('settled') !== undefined}
        maySettle={mayEver(context.actor, 'problem.settle')}
        typed={typed}
        now={context.clock()}
      />
    )
    return c.html(show(viewOf(c, { problems: problems.length }), page), typed ? 422 : 200)
  }

  get('/staff/problems', 'problem.read', (c) => problemsPage(c))

  post('/staff/problems', 'problem.settle', async (c) => {
    const form = await readForm(c)
    const [organizationId, problemId] = [textOf(form, 'organizationId'), textOf(form, 'problemId')]
    const note = textOf(form, noteField(problemId)).trim()
    if (note.length < 2 || note.length > 500) {
      const text =
        note.length < 2
          ? { zh: '写一句做了什么，至少 2 个字。', en: 'Say in a sentence what was done.' }
          : { zh: `写了 ${note.length} 个字，最多 500 个。`, en: `You wrote ${note.length} characters; at most 500.` }
      return problemsPage(c, { problemId, note, problems: [{ path: noteField(problemId), text }] })
    }
    await settleProblem(c.get('context'), { organizationId, problemId, note })
    return c.redirect('/staff/problems?settled=1', 303)
  })
}
