import type { Call } from '#functions/http/edge.ts'
import { type Form, listOf, readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { invitationsOf } from '#shared/offers/invitations-of.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { DeclineReason } from '#shared/offers/offer.ts'
import { readOffer } from '#shared/offers/read-offer.ts'
import { placementLink } from '#shared/placements/placement.ts'
import { isPaused } from '#shared/volunteers/calendar.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import type { TypedAnswer } from './offers-answer.tsx'
import { OfferPage } from './offers-decision.tsx'
import { OffersPage, type OffersPageProps } from './offers-list.tsx'
import { volunteerOf } from './volunteer-of.ts'

const doneOf = (done: string | undefined): OffersPageProps['done'] =>
  done === 'declined' || done === 'notThen' || done === 'standby' ? done : undefined

const typedAnswer = (form: Form): TypedAnswer => ({
  offerIds: listOf(form, 'offerIds'),
  risksAcknowledged: textOf(form, 'risksAcknowledged') === 'yes',
  organizationId: textOf(form, 'organizationId'),
  reason: textOf(form, 'reason'),
})

interface Which {
  requestId: string
  offerId: string
}

const decisionPage = async (c: Call, which: Which, more: { refused?: Refusal; typed?: TypedAnswer } = {}) => {
  const context = c.get('context')
  const offer = await readOffer(context, which)
  return c.html(
    show(viewOf(c), <OfferPage offer={offer} now={context.clock()} {...more} />),
    more.refused ? statusFor(more.refused) : 200,
  )
}

/** Does what the button said, and tells where to go on. */
const answer = async (c: Call, which: Which, form: Form, typed: TypedAnswer): Promise<string> => {
  const context = c.get('context')
  switch (textOf(form, 'do')) {
    case 'accept': {
      const placements = await acceptOffers(context, {
        requestId: which.requestId,
        offerIds: [...new Set([which.offerId, ...typed.offerIds])],
        risksAcknowledged: typed.risksAcknowledged,
        ...(typed.organizationId === '' ? {} : { organizationId: typed.organizationId }),
      })
      const [first] = placements
      return first && placements.length === 1 ? `${placementLink(first)}?done=accepted` : '/services?done=accepted'
    }
    case 'standby':
      await joinStandby(context, { ...which, takeWhenFree: textOf(form, 'takeWhenFree') === 'yes' })
      return '/offers?done=standby'
    case 'decline': {
      const reason = DeclineReason.safeParse(typed.reason).data
      await declineOffer(context, { ...which, ...(reason === undefined ? {} : { reason }) })
      return '/offers?done=declined'
    }
    case 'notThen':
      await declineOffer(context, { ...which, reason: 'busy' })
      return '/offers?done=notThen'
    // A form sent without a button decides nothing.
    default:
      return `/offers/${which.requestId}/${which.offerId}`
  }
}

/** 邀请: what one volunteer was asked, and the answer to each. */
export const offerPages: PageModule = ({ get, post }) => {
  get('/offers', 'offer.answer', async (c) => {
    const context = c.get('context')
    const volunteerId = volunteerOf(c)
    const cursor = c.req.query('cursor')
    const [{ items, cursor: more }, { volunteer, calendar }] = await Promise.all([
      invitationsOf(context, { volunteerId, ...(cursor === undefined ? {} : { cursor }) }),
      readVolunteer(context, { volunteerId }),
    ])
    const now = context.clock()
    const page = (
      <OffersPage
        invitations={items}
        now={now}
        pausedUntil={isPaused(calendar, now) ? calendar.pausedUntil : undefined}
        plainList={volunteer.plainList}
        done={doneOf(c.req.query('done'))}
        next={more === undefined ? undefined : `/offers?cursor=${encodeURIComponent(more)}`}
        first={cursor === undefined}
      />
    )
    return c.html(show(viewOf(c), page))
  })

  get('/offers/:requestId/:offerId', 'offer.answer', (c) => decisionPage(c, c.req.param()))

  post('/offers/:requestId/:offerId', 'offer.answer', async (c) => {
    const form = await readForm(c)
    const typed = typedAnswer(form)
    const which = c.req.param()
    const { done, refused } = await tried(() => answer(c, which, form, typed))
    return refused ? decisionPage(c, which, { refused, typed }) : c.redirect(done, 303)
  })
}
