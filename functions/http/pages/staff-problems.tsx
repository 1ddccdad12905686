import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { mayEver } from '#shared/authority/authority.ts'
import { listProblems } from '#shared/problems/list-problems.ts'
import { ProblemKind } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { volunteersInReach } from '#shared/volunteers/volunteer-for-staff.ts'
import { noteField, type TypedNote } from './staff-problems-case.tsx'
import { ProblemsPage } from './staff-problems-page.tsx'
import { inboxesOf, scopeOf } from './staff-scope.ts'

/** The inbox: every open case of one's districts, and closing one with a note. */
export const staffProblems: PageModule = ({ get, post }) => {
  const problemsPage = async (c: Call, typed?: TypedNote) => {
    const context = c.get('context')
    const scope = scopeOf(c)
    const kind = ProblemKind.safeParse(c.req.query('kind'))
    const problems = await listProblems(context, { inboxes: inboxesOf(scope.codes) })
    const concerned = problems.flatMap(({ volunteerId }) => (volunteerId === undefined ? [] : [volunteerId]))
    const inReach = await volunteersInReach(context, concerned)
    const page = (
      <ProblemsPage
        problems={problems}
        scope={scope}
        kind={kind.success ? kind.data : undefined}
        settled={c.req.query('settled') !== undefined}
        maySettle={mayEver(context.actor, 'problem.settle')}
        inReach={inReach}
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
