import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { listOf, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { requestProgress } from '#shared/dashboard/request-progress.ts'
import { type FieldProblem, notFound, Refusal } from '#shared/kernel/refusal.ts'
import { placementWord } from '#shared/placements/placement.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { RatingPage, type TypedRating } from './ratings-page.tsx'

const noRating: TypedRating = { stars: '', solved: '', words: '', skills: [] }

const Stars = z.coerce.number().int().min(1).max(5)
const Solved = z.enum(['yes', 'partly', 'no'])

const ratingPage = async (
  c: Call,
  of: { requestId: string; placementId: string },
  typed: TypedRating,
  more: { refused?: Refusal; problems?: readonly FieldProblem[] } = {},
) => {
  const progress = await requestProgress(c.get('context'), of)
  const placement = progress.placements.find(({ id }) => id === of.placementId)
  if (!placement) throw notFound(placementWord)
  const name =
    progress.contacts.find(({ placementId }) => placementId === placement.id)?.name ||
    progress.pseudonyms[placement.volunteerId] ||
    ''
  const page = <RatingPage request={progress.request} placement={placement} name={name} typed={typed} {...more} />
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

const unanswered = (typed: TypedRating): Refusal | undefined => {
  const fields: FieldProblem[] = [
    ...(Solved.safeParse(typed.solved).success
      ? []
      : [
          {
            path: 'solved',
            text: { zh: '选一下：解决了、有进展，还是没解决。', en: 'Choose: solved, partly, or not.' },
          },
        ]),
    ...(Stars.safeParse(typed.stars).success
      ? []
      : [{ path: 'stars', text: { zh: '选一下服务得怎么样。', en: 'Choose how the service was.' } }]),
    ...(typed.words.length <= 500
      ? []
      : [
          {
            path: 'words',
            text: {
              zh: `写了 ${typed.words.length} 个字，最多 500 个。删短一些。`,
              en: `You wrote ${typed.words.length} characters; at most 500. Make it shorter.`,
            },
          },
        ]),
  ]
  if (fields.length === 0) return undefined
  return new Refusal(
    'invalid',
    'ratingIncomplete',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to change.` },
    { fields },
  )
}

/** 评单 by the requester. */
export const ratingPages: PageModule = ({ get, post }) => {
  get('/requests/:id/rating/:placementId', 'rating.asRequester', (c) =>
    ratingPage(c, { requestId: c.req.param('id'), placementId: c.req.param('placementId') }, noRating),
  )

  post('/requests/:id/rating/:placementId', 'rating.asRequester', async (c) => {
    const form = await readForm(c)
    const of = { requestId: c.req.param('id'), placementId: c.req.param('placementId') }
    const typed: TypedRating = {
      stars: textOf(form, 'stars'),
      solved: textOf(form, 'solved'),
      words: textOf(form, 'words').trim(),
      skills: listOf(form, 'skills'),
    }
    const { refused } = await tried(async () => {
      const unfit = unanswered(typed)
      if (unfit) throw unfit
      await rateService(c.get('context'), {
        ...of,
        as: 'requester',
        stars: Stars.parse(typed.stars),
        solved: Solved.parse(typed.solved),
        words: typed.words,
        skills: [...typed.skills],
      })
    })
    if (refused) return ratingPage(c, of, typed, { refused, problems: refused.fields })
    return c.redirect(`/requests/${of.requestId}?done=rated`, 303)
  })
}
