import { LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { replyByText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { DecisionPage, type DecisionProps, Page } from '#functions/http/look/layout.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { isWaiting, type OfferInFull } from '#shared/offers/read-offer.ts'
import type { Instant } from '#shared/time/instant.ts'
import { ActingFor, AgreementNote, Reasons, Series } from './offers-answer.tsx'
import { OfferFacts } from './offers-facts.tsx'
import { choicesOf, type OfferPageProps, Outcome, Refused, Standby } from './offers-outcome.tsx'
import { RiskNotice } from './offers-risks.tsx'

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
  const notThen = {
    look: 'ghost',
    form: 'answer',
    name: 'do',
    value: 'notThen',
    icon: 'calendar-clock',
    children: <T zh="想帮，但这个时间不行" en="I would help, but not at that time" />,
  } as const
  const bar = (actions: DecisionProps['actions'], note: string, also?: DecisionProps['also']) => (
    <DecisionPage {...shell} actions={actions} also={also} note={note}>
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
        notThen,
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
