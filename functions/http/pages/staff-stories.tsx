import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { inboxesWithin } from '#shared/organizations/districts-in-reach.ts'
import { decideStory } from '#shared/stories/decide-story.ts'
import { storiesToCheck } from '#shared/stories/read-stories.ts'
import { StoriesToCheckPage, type ToCheckProps } from './staff-stories-page.tsx'

const storiesPage = async (c: Call, more: Pick<ToCheckProps, 'answered' | 'refused' | 'problems'> = {}) => {
  const context = c.get('context')
  const told = await storiesToCheck(context, { inboxes: inboxesWithin(context.actor) })
  const page = <StoriesToCheckPage told={told} done={c.req.query('done')} {...more} />
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** Stories of volunteers, read by staff before anybody else. */
export const staffStories: PageModule = ({ get, post }) => {
  get('/staff/stories', 'story.publish', (c) => storiesPage(c))

  post('/staff/stories/:volunteerId/:storyId', 'story.publish', async (c) => {
    const { volunteerId, storyId } = c.req.param()
    const form = await readForm(c)
    const publish = textOf(form, 'do') === 'publish'
    const note = textOf(form, `note.${storyId}`)
    const offeredAt = textOf(form, 'offeredAt')
    const { refused } = await tried(() =>
      decideStory(c.get('context'), { volunteerId, storyId, offeredAt, publish, note }),
    )
    if (refused) {
      const problems = refused.fields.map(({ text }) => ({ path: `note.${storyId}`, text }))
      return storiesPage(c, { answered: { storyId, note }, refused, problems })
    }
    return c.redirect(`/staff/stories?done=${publish ? 'published' : 'declined'}`, 303)
  })
}
