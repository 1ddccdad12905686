import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { readOpenNeed } from '#shared/requests/read-open-need.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { choiceOf, lookFor } from './board-look.ts'
import { NeedPage } from './board-need.tsx'
import { BoardPage } from './board-page.tsx'
import { seatOf } from './board-told.tsx'
import { volunteerOf } from './volunteer-of.ts'

const boardPage = async (c: Call) => {
  const choice = choiceOf((name) => c.req.query(name))
  const { lines, more, search } = await lookFor(c.get('context'), choice)
  const isNobody = c.get('context').actor.kind === 'nobody'
  const as = volunteerIdOf(c) !== undefined ? 'volunteer' : isNobody ? 'nobody' : 'other'
  return c.html(show(viewOf(c), <BoardPage lines={lines} more={more} choice={choice} search={search} as={as} />))
}

// Judges people, for which all rules of matching are loaded: looking at the page does without.
const asking = () => import('#shared/offers/ask-for-offer.ts')

const explaining = () => import('#shared/offers/explain-person.ts')

const volunteerIdOf = (c: Call): string | undefined => {
  const { actor } = c.get('context')
  const role = actor.kind === 'person' ? actor.roles.find((one) => one.role === 'volunteer') : undefined
  return role?.role === 'volunteer' ? role.volunteerId : undefined
}

const needPage = async (c: Call, requestId: string, refused?: Refusal) => {
  const context = c.get('context')
  const volunteerId = volunteerIdOf(c)
  const [need, own] = await Promise.all([
    readOpenNeed(context, { requestId }),
    volunteerId === undefined ? undefined : readVolunteer(context, { volunteerId }),
  ])
  const spot = need.spots.find((one) => seatOf(one) === c.req.query('why'))
  const told =
    spot && volunteerId !== undefined
      ? await (await explaining()).explainToMe(context, {
          requestId,
          shiftId: spot.shift.id,
          positionId: spot.position.id,
          volunteerId,
        })
      : undefined
  const page = (
    <NeedPage
      need={need}
      told={spot && told && { seat: seatOf(spot), answers: told.answers }}
      skills={own?.volunteer.skills.map(({ skill }) => skill)}
      signedIn={context.actor.kind === 'person'}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** The board of open needs, for anybody, and the way from each to an invitation. */
export const boardPages: PageModule = ({ get, post }) => {
  get('/board', 'public', (c) => boardPage(c))

  get('/board/:requestId', 'public', (c) => needPage(c, c.req.param('requestId')))

  post('/board/:requestId', 'offer.answer', async (c) => {
    const requestId = c.req.param('requestId')
    const form = await readForm(c)
    const { done, refused } = await tried(async () =>
      (await asking()).askForOffer(c.get('context'), {
        requestId,
        shiftId: textOf(form, 'shiftId'),
        positionId: textOf(form, 'positionId'),
        volunteerId: volunteerOf(c),
      }),
    )
    return refused ? needPage(c, requestId, refused) : c.redirect(`/offers/${requestId}/${done.id}`, 303)
  })
}
