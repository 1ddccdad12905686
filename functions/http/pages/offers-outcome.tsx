import type { Child } from 'hono/jsx'
import { TextLink } from '#functions/http/look/buttons.tsx'
import { Choice } from '#functions/http/look/choices.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { isPlacedBeside } from '#shared/offers/placed-beside.ts'
import { isWaiting, type OfferInFull } from '#shared/offers/read-offer.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { TypedAnswer } from './offers-answer.tsx'

export interface OfferPageProps {
  offer: OfferInFull
  now: Instant
  refused?: Refusal | undefined
  typed?: TypedAnswer | undefined
}

/** What the reader can do with this offer now. */
export type Choices = 'answer' | 'standby' | 'leaveStandby' | 'nothing'

/** Pure: what the reader can do with an offer now. */
export const choicesOf = ({ offer: { offer, request, commitments }, now, refused }: OfferPageProps): Choices => {
  const stillWanted =
    !isPlacedBeside(commitments, offer) &&
    (request.state === 'open' || request.state === 'underway') &&
    offer.factsVersion === request.factsVersion &&
    offer.starts > now
  if (isWaiting(offer, now)) return refused?.reason === 'seatsTaken' && stillWanted ? 'standby' : 'answer'
  if (offer.state === 'standby') return 'leaveStandby'
  return offer.state === 'closed' && stillWanted ? 'standby' : 'nothing'
}

/** The form for waiting on a freed seat; no seat with dangers is ever taken unasked. */
export const Standby = ({ offer: { request } }: { offer: OfferInFull }) => {
  const say = useSay()
  return (
    <Sheet
      id="standby"
      title={say({ zh: '排候补', en: 'Join the standby list' })}
      hint={
        <T
          zh="有人退出就先问您，按排队先后。排着不占您的时间，随时可以不等了。"
          en="When a seat is freed you are asked first, in order of joining. Waiting takes none of your time; leave whenever you like."
        />
      }
    >
      {request.dangerous ? (
        <p class="text-[.9375rem]">
          <T
            zh="这次有危险，空出名额时会再请您看一遍告知、亲自答复。"
            en="This one may be dangerous: when a seat is free you are asked again and answer yourself."
          />
        </p>
      ) : (
        <Choice
          name="takeWhenFree"
          value="yes"
          hint={<T zh="到时还合适才接；接了马上告诉您。" en="Only if it still suits you then; you are told at once." />}
        >
          <T zh="空出来就直接给我，不用再问" en="Give it to me when it is free, without asking again" />
        </Choice>
      )}
    </Sheet>
  )
}

const remedies: Readonly<Record<string, Child>> = {
  noLongerFits: (
    <p class="flex flex-wrap gap-x-4">
      <TextLink href="/calendar">
        <T zh="改我的日历" en="Change my calendar" />
      </TextLink>
      <TextLink href="/profile">
        <T zh="改我的资料" en="Change my profile" />
      </TextLink>
    </p>
  ),
}

/** Why an answer was refused, with the remedy. */
export const Refused = ({ refused }: { refused: Refusal | undefined }) =>
  refused && refused.fields.length === 0 ? (
    <Notice tone="warm" live>
      <b>
        <T {...refused.text} />
      </b>
      {remedies[refused.reason] ?? null}
    </Notice>
  ) : null

/** What became of an offer that cannot be answered any more, and where to go on. */
export const Outcome = ({
  offer: { offer, request, commitments },
  now,
  choices,
}: {
  offer: OfferInFull
  now: Instant
  choices: Choices
}) => {
  const language = useLanguage()
  const since = offer.standbySince === undefined ? '' : momentText(offer.standbySince, language)
  if (choices === 'answer') return null
  if (choices === 'leaveStandby') {
    return (
      <Notice tone="info" icon="list-ordered">
        <b>
          <T zh={`您从 ${since} 起排在候补。`} en={`You have been on standby since ${since}. `} />
        </b>
        {offer.takeWhenFree ? (
          <T zh="空出来就直接给您，马上告诉您。" en="A free seat becomes yours directly and you are told at once." />
        ) : (
          <T zh="空出来先问您。" en="You are asked first when a seat is free." />
        )}
      </Notice>
    )
  }
  if (choices === 'standby') {
    return offer.state === 'closed' ? (
      <Notice tone="info">
        <T zh="名额刚满。愿意的话可以排候补。" en="The seats were taken. If you like, join the standby list." />
      </Notice>
    ) : null
  }
  const moved = offer.state === 'closed' && offer.factsVersion !== request.factsVersion
  return (
    <Notice>
      {offer.state === 'closed' && isPlacedBeside(commitments, offer) ? (
        <T
          zh="这个时段您已经接了一个岗位，这份就不用答了。"
          en="You already have a seat in this shift; this one needs no answer."
        />
      ) : offer.state === 'accepted' ? (
        <T zh="您接了这一单。" en="You accepted this one." />
      ) : offer.state === 'declined' && offer.declineReason === 'busy' ? (
        <T
          zh="您说想帮，只是这个时间不行。改了时间会再问您。"
          en="You would help, only not at that time. If it moves you may be asked again."
        />
      ) : offer.state === 'declined' ? (
        <T zh="您谢绝了，不影响以后。" en="You declined; it has no effect on later ones." />
      ) : moved ? (
        <T
          zh="需求后来改过，这份邀请作废。合适的话会按新的再问您。"
          en="The request was changed later and this invitation is void. If it still suits you, you will be asked again."
        />
      ) : offer.state === 'expired' || offer.expiresAt <= now ? (
        <T zh="过了回复时间，不影响以后。" en="The time to reply is over; it has no effect on later ones." />
      ) : (
        <T zh="对方不找人了。" en="People are no longer sought." />
      )}
    </Notice>
  )
}
