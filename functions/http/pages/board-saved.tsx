import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { readSearches } from '#shared/searches/read-searches.ts'
import { saveSearch } from '#shared/searches/save-search.ts'
import { stopSearch } from '#shared/searches/stop-search.ts'
import { choiceOf, searchOf } from './board-look.ts'
import { SavedPage } from './board-saved-page.tsx'
import { volunteerOf } from './volunteer-of.ts'

const savedPage = async (c: Call, refused?: Refusal) => {
  const searches = await readSearches(c.get('context'), { volunteerId: volunteerOf(c) })
  const done = c.req.query('done')
  const page = (
    <SavedPage searches={searches} done={done === 'kept' || done === 'stopped' ? done : undefined} refused={refused} />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** Searches that a volunteer keeps, and their end. Stands before the page of one need, whose address is like it. */
export const savedPages: PageModule = ({ get, post }) => {
  get('/board/saved', 'search.keep', (c) => savedPage(c))

  post('/board/saved', 'search.keep', async (c) => {
    const form = await readForm(c)
    const context = c.get('context')
    const { refused } = await tried(async () =>
      saveSearch(context, {
        volunteerId: volunteerOf(c),
        search: await searchOf(
          context,
          choiceOf((name) => textOf(form, name)),
        ),
      }),
    )
    return refused ? savedPage(c, refused) : c.redirect('/board/saved?done=kept', 303)
  })

  post('/board/saved/stop', 'search.keep', async (c) => {
    const id = textOf(await readForm(c), 'id')
    await stopSearch(c.get('context'), { volunteerId: volunteerOf(c), ...(id === '' ? {} : { id }) })
    return c.redirect('/board/saved?done=stopped', 303)
  })
}
