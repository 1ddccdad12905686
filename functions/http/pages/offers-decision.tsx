import type { Child } from 'hono/jsx'
import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { momentText, replyByText, spanText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { DecisionPage, type DecisionProps, Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { formOf, signatureProvisions } from '#shared/agreements/form.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { DeclineReason } from '#shared/offers/offer.ts'
import { isWaiting, type OfferInFull } from '#shared/offers/read-offer.ts'
import { declineReasonWords } from '#shared/offers/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { OfferFacts } from './offers-facts.tsx'
import { RiskNotice } from './offers-risks.tsx'

/** What was sent with a refused answer; it is shown again. */
export interface TypedAnswer {
  offerIds: readonly string[]
  risksAcknowledged: boolean
  organizationId: string
  reason: string
}

export interface OfferPageProps {
  offer: OfferInFull
  now: Instant
  refused?: Refusal | undefined
  typed?: TypedAnswer | undefined
}

/** What the reader can do with this offer now. */
type Choices = 'answer' | 'standby' | 'leaveStandby' | 'nothing'

const choicesOf = ({ offer: { offer, request }, now, refused }: OfferPageProps): Choices => {
  const stillWanted =
    (request.state === 'open' || request.state === 'underway') &&
    offer.factsVersion === request.factsVersion &&
    offer.starts > now
  if (isWaiting(offer, now)) return refused?.reason === 'seatsTaken' && stillWanted ? 'standby' : 'answer'
  if (offer.state === 'standby') return 'leaveStandby'
  return offer.state === 'closed' && stillWanted ? 'standby' : 'nothing'
}

const WhyMe = ({ offer: { offer } }: { offer: OfferInFull }) => {
  const say = useSay()
  return (
    <Sheet id="why" title={say({ zh: '为什么问您', en: 'Why you' })}>
      {offer.why.length > 0 && (
        <ul class="grid gap-2 text-[.9375rem]">
          {offer.why.map((reason) => (
            <li class="flex gap-2">
              <Icon name="circle-check" class="mt-0.5 text-primary" />
              <span class="min-w-0">{say(reason)}</span>
            </li>
          ))}
        </ul>
      )}
      <TextLink href="/how-matching-works">
        <T zh="由系统匹配。规则和关闭办法" en="Matched by the system: the rules, and how to switch it off" />
      </TextLink>
    </Sheet>
  )
}

const Series = ({ offer, typed }: Pick<OfferPageProps, 'offer' | 'typed'>) => {
  const say = useSay()
  const language = useLanguage()
  if (offer.series.length === 0) return null
  return (
    <Sheet
      id="series"
      title={say({ zh: '同一件事，还问了您别的时段', en: 'Other shifts of the same matter' })}
      hint={<T zh="想一起接的，勾上。不勾的以后再答。" en="Tick what you would take as well; the others can wait." />}
    >
      <div class="grid gap-2">
        {offer.series.slice(0, 9).map((one) => (
          <Choice name="offerIds" value={one.id} checked={typed?.offerIds.includes(one.id)}>
            {spanText(one, language)}
          </Choice>
        ))}
      </div>
    </Sheet>
  )
}

const ActingFor = ({ offer, typed }: Pick<OfferPageProps, 'offer' | 'typed'>) => {
  const say = useSay()
  const [only, second] = offer.organizations
  if (second === undefined) {
    return (
      <p class="text-soft text-[.9375rem] px-1">
        <T
          zh={`以“${only?.name.zh ?? ''}”的名义服务，由它记录和出证明。`}
          en={`You act for ${only?.name.en ?? ''}, which keeps the record and certifies.`}
        />
      </p>
    )
  }
  return (
    <Sheet id="acting" title={say({ zh: '以哪个组织的名义', en: 'For which organization' })}>
      <ChoiceGroup
        name="organizationId"
        legend={say({ zh: '由它签协议、记录、出证明', en: 'It signs, keeps the record and certifies' })}
        one
        columns={1}
        picked={[typed?.organizationId || (only?.id ?? '')]}
        options={offer.organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
      />
    </Sheet>
  )
}

const AgreementNote = ({ offer: { request } }: { offer: OfferInFull }) => {
  const say = useSay()
  const { form, because } = formOf({ request, asked: false, onePersonTwoSides: false })
  const reasons = because.map((name) => say(signatureProvisions[name].text)).join(say({ zh: '；', en: '; ' }))
  return (
    <Notice icon="file-check">
      {form === 'standard' ? (
        <T
          zh="接单就按标准条款达成服务协议，不用另签。条款在接单后的页面上，随时可以退出。"
          en="Accepting makes the agreement on standard terms; nothing else to sign. The terms stand on the next page, and you may leave at any time."
        />
      ) : (
        <T
          zh={`接单后三方签一份服务协议，因为${reasons}。签齐才确认；随时可以退出。`}
          en={`After accepting, all three parties sign an agreement, because ${reasons}. It is confirmed once all signed; you may leave at any time.`}
        />
      )}
    </Notice>
  )
}

const Reasons = ({ typed }: { typed: TypedAnswer | undefined }) => {
  const say = useSay()
  return (
    <div class="sheet px-4">
      <More
        title={say({ zh: '谢绝的话，想说说原因吗', en: 'If you decline, would you say why?' })}
        icon="message-square"
      >
        <div class="pb-4">
          <ChoiceGroup
            name="reason"
            legend={say({ zh: '原因', en: 'Reason' })}
            hint={<T zh="可以不选。选了，以后问得更准。" en="Optional. It helps us ask you for the right things." />}
            one
            picked={[typed?.reason ?? '']}
            options={DeclineReason.options.map((value) => ({ value, text: say(declineReasonWords[value]) }))}
          />
        </div>
      </More>
    </div>
  )
}

const Standby = ({ offer: { request } }: { offer: OfferInFull }) => {
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

const Refused = ({ refused }: { refused: Refusal | undefined }) =>
  refused && refused.fields.length === 0 ? (
    <Notice tone="warm" live>
      <b>
        <T {...refused.text} />
      </b>
      {remedies[refused.reason] ?? null}
    </Notice>
  ) : null

/** What became of an offer that cannot be answered any more, and where to go on. */
const Outcome = ({
  offer: { offer, request },
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
      {offer.state === 'accepted' ? (
        <T zh="您接了这一单。" en="You accepted this one." />
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

const Head = ({ offer: { offer, request }, now }: { offer: OfferInFull; now: Instant }) => {
  const language = useLanguage()
  const waiting = isWaiting(offer, now)
  const state = offer.state === 'sent' && !waiting ? 'expired' : offer.state
  return (
    <>
      <p class="flex items-center gap-2 flex-wrap">
        <StateTag of="offer" is={state} />
        {waiting && <span class="text-[.9375rem]">{replyByText(offer.expiresAt, now, language)}</span>}
      </p>
      <h1 class="text-2xl md:text-3xl mt-2">{offer.title}</h1>
      <p class="text-soft mt-1 flex gap-3 flex-wrap">
        <Kind of={request.requesterKind} />
        <span class="text-sm">
          {request.requesterName}
          {request.verification && <T zh="　已由科协核实" en=" · verified by the association" />}
        </span>
      </p>
    </>
  )
}

/** One invitation with everything to know before deciding, and the free choice under it. */
export const OfferPage = (props: OfferPageProps) => {
  const { offer, now, refused, typed } = props
  const say = useSay()
  const choices = choicesOf(props)
  const { id, requestId } = offer.offer
  const title = say({ zh: '一份邀请', en: 'An invitation' })
  const body = (
    <>
      <Head offer={offer} now={now} />
      <form id="answer" method="post" action={`/offers/${requestId}/${id}`} class="grid gap-4 mt-4" novalidate>
        <Refused refused={refused} />
        <Outcome offer={offer} now={now} choices={choices} />
        {choices === 'standby' && <Standby offer={offer} />}
        <OfferFacts offer={offer} />
        <RiskNotice of={offer.request} acknowledge={choices === 'answer'} ticked={typed?.risksAcknowledged ?? false} />
        <WhyMe offer={offer} />
        {choices === 'answer' && (
          <>
            <Series offer={offer} typed={typed} />
            <ActingFor offer={offer} typed={typed} />
            <AgreementNote offer={offer} />
            <Reasons typed={typed} />
          </>
        )}
      </form>
      {choices === 'nothing' && (
        <p class="mt-4">
          <LinkButton href="/offers" look="line">
            <T zh="看我的邀请" en="See my invitations" />
          </LinkButton>
        </p>
      )}
    </>
  )
  const shell = { title, at: 'offers', problems: refused?.fields }
  const decline = { look: 'plain', form: 'answer', name: 'do', value: 'decline', icon: 'x' } as const
  const bar = (actions: DecisionProps['actions'], note: string) => (
    <DecisionPage {...shell} actions={actions} note={note}>
      {body}
    </DecisionPage>
  )
  switch (choices) {
    case 'answer':
      return bar(
        [
          { ...decline, children: <T zh="谢绝" en="Decline" /> },
          {
            look: 'main',
            form: 'answer',
            name: 'do',
            value: 'accept',
            icon: 'check',
            children: <T zh="接单" en="Accept" />,
          },
        ],
        say({ zh: '接不接都由您，谢绝不影响以后。', en: 'It is up to you; declining has no effect on later ones.' }),
      )
    case 'standby': {
      const join = {
        look: 'main',
        form: 'answer',
        name: 'do',
        value: 'standby',
        icon: 'list-ordered',
        children: <T zh="排候补" en="Join standby" />,
      } as const
      const note = say({ zh: '不排也行，不影响以后。', en: 'You need not; it has no effect on later ones.' })
      return offer.offer.state === 'sent'
        ? bar([{ ...decline, children: <T zh="谢绝" en="Decline" /> }, join], note)
        : bar([join], note)
    }
    case 'leaveStandby':
      return bar(
        [{ ...decline, children: <T zh="不等了" en="Stop waiting" /> }],
        say({ zh: '不等了不影响以后。', en: 'Leaving has no effect on later ones.' }),
      )
    case 'nothing':
      return (
        <Page {...shell} width="reading">
          {body}
        </Page>
      )
  }
}
