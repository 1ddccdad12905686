import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { longDate, momentText, spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Facts, More, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { mayBecome } from '#shared/kernel/transitions.ts'
import { isInsured } from '#shared/placements/confirmation.ts'
import { type Contact, contactIsOpen } from '#shared/placements/contact.ts'
import { placementLink, placementTransitions } from '#shared/placements/placement.ts'
import { townshipText } from '#shared/places/district.ts'
import { nextStep } from '#shared/records/next-step.ts'
import type { Service } from '#shared/records/read-service.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { AgreementState, AgreementText } from './agreement-text.tsx'
import { RiskNotice } from './offers-risks.tsx'
import { Claims, Next, type Typed } from './placements-steps.tsx'

export interface ServicePageProps {
  service: Service
  now: Instant
  /** Read on purpose: each look is kept. */
  contact?: Contact | undefined
  done?: string | undefined
  refused?: Refusal | undefined
  typed: Typed
}

const doneWords: Readonly<Record<string, Text>> = {
  accepted: { zh: '接单了。已加进您的日历。', en: 'Accepted. It is in your calendar.' },
  change: { zh: '记下了，您还来。', en: 'Noted: you still come.' },
  sign: { zh: '签好了。', en: 'Signed.' },
  'ask-signature': {
    zh: '会改成三方签的协议，好了请您签。',
    en: 'It becomes an agreement all three sign; you will be asked.',
  },
  'check-in': { zh: '签到了，辛苦您。', en: 'Checked in. Thank you for coming.' },
  'check-out': { zh: '签退了。请确认时长。', en: 'Checked out. Please confirm the hours.' },
  hours: { zh: '时长确认了。', en: 'The hours are confirmed.' },
  rating: { zh: '评单收到了，谢谢。', en: 'Thank you for the rating.' },
  withdraw: {
    zh: '退出了。对方和科协马上知道，会找人补上。',
    en: 'You withdrew. Both sides are told at once and cover is sought.',
  },
}

const Place = ({ service: { request, placement } }: { service: Service }) => {
  const say = useSay()
  if (request.manner === 'online' || !request.place)
    return <T zh="会议链接由对方在联系时给。" en="The other side gives the link when you are in touch." />
  return request.place.address === '' ? (
    <span class="text-soft">
      {placement.agreed ? (
        <T zh="服务结束一周后，详细地址收起了。" en="The exact address closed again a week after the service." />
      ) : (
        <T zh="协议达成后显示详细地址。" en="The exact address follows once the agreement is made." />
      )}
    </span>
  ) : (
    <b>{say({ zh: request.place.address, en: request.place.address })}</b>
  )
}

const ContactLine = ({ service: { placement }, now, contact }: ServicePageProps) => {
  const language = useLanguage()
  if (contact)
    return (
      <p>
        <b>{contact.name}</b>{' '}
        <a class="a num" href={`tel:${contact.phone}`}>
          {contact.phone}
        </a>
        <span class="block text-soft text-sm">
          <T
            zh={`${longDate(localDate(contact.until), language)}后收起。只为这次服务用。`}
            en={`Closes after ${longDate(localDate(contact.until), language)}. For this service only.`}
          />
        </span>
      </p>
    )
  return contactIsOpen(placement, now) ? (
    <p>
      <TextLink href={`${placementLink(placement)}?contact=open#contact`}>
        <T zh="看联系人和电话" en="Show name and number" />
      </TextLink>
      <span class="block text-soft text-sm">
        <T zh="每次查看都有记录。" en="Every look is kept." />
      </span>
    </p>
  ) : (
    <span class="text-soft">
      <T
        zh="协议达成后、到服务结束一周内，可以看联系方式。"
        en="Open once the agreement is made, until a week after the service."
      />
    </span>
  )
}

const ServiceFacts = (props: ServicePageProps) => {
  const { service } = props
  const say = useSay()
  const language = useLanguage()
  const { request, placement, organization } = service
  const spot = findPosition(request, placement.shiftId, placement.positionId)
  return (
    <Facts
      label={say({ zh: '这次服务', en: 'This service' })}
      facts={[
        {
          icon: 'calendar-clock',
          title: spanText(placement, language),
          ...(spot ? { text: <span class="text-soft">{spot.position.name}</span> } : {}),
        },
        {
          icon: request.manner === 'online' ? 'wifi' : 'map-pin',
          title:
            request.manner === 'online' || !request.place
              ? say({ zh: '线上', en: 'Online' })
              : say(townshipText(request.place)),
          text: <Place service={service} />,
        },
        {
          icon: 'user',
          title: (
            <span id="contact">
              {say({ zh: `联系 ${request.requesterName}`, en: `Contact at ${request.requesterName}` })}
            </span>
          ),
          text: <ContactLine {...props} />,
        },
        {
          icon: 'clipboard-list',
          title: say({ zh: '要做什么', en: 'What to do' }),
          text: (
            <>
              <p class="whitespace-pre-line">{request.problem}</p>
              {request.outcome !== '' && (
                <p class="text-soft">
                  <T zh={`盼着：${request.outcome}`} en={`Hoped for: ${request.outcome}`} />
                </p>
              )}
            </>
          ),
        },
        { icon: 'hard-hat', title: say({ zh: '现场条件', en: 'Conditions' }), text: request.conditions },
        {
          icon: 'network',
          title: say({ zh: '以谁的名义', en: 'Acting for' }),
          text: organization ? say(organization.name) : placement.organizationId,
        },
      ]}
    />
  )
}

const Insurance = ({ service: { placement, request } }: { service: Service }) => {
  const language = useLanguage()
  const { insurance } = placement
  if (!request.dangerous || !insurance) return null
  return (
    <p class="text-[.9375rem] flex flex-wrap gap-2 items-center px-1">
      {isInsured(placement) ? (
        <StateTag of="insurance" is="valid" />
      ) : (
        <Tag tone="warm" icon="clock-alert">
          <T zh="没有覆盖全程" en="Does not cover all" />
        </Tag>
      )}
      <span class="num">
        <T
          zh={`保单 ${insurance.policy}，保到 ${longDate(localDate(insurance.ends), language)}`}
          en={`Policy ${insurance.policy}, until ${longDate(localDate(insurance.ends), language)}`}
        />
      </span>
    </p>
  )
}

const AgreementPart = ({ service }: { service: Service }) => {
  const say = useSay()
  const { agreement, holding, placement } = service
  if (!agreement)
    return (
      <Notice icon="file-check">
        <T zh="协议正在写，过一会儿刷新就有。" en="The agreement is being written; reload in a moment." />
      </Notice>
    )
  const mayAsk =
    agreement.form === 'standard' &&
    placement.signatureAsked !== true &&
    ['provisional', 'accepted', 'confirmed'].includes(placement.state)
  return (
    <div class="sheet px-4 md:px-6">
      <More title={say({ zh: '服务协议', en: 'The agreement' })} icon="file-check">
        <div class="grid gap-4 pb-4">
          {holding && agreement.state === 'open' && (
            <Notice tone="info">
              <T
                zh={`新一版签齐之前，第 ${holding.edition} 版照样有效。`}
                en={`Edition ${holding.edition} holds until this one is signed by all.`}
              />
            </Notice>
          )}
          <AgreementState agreement={agreement} />
          <AgreementText agreement={agreement} />
          {mayAsk && (
            <form method="post" action={`${placementLink(placement)}/ask-signature`}>
              <Button look="line">
                <T zh="我想三方签字" en="I would like all three to sign" />
              </Button>
            </form>
          )}
        </div>
      </More>
    </div>
  )
}

const Withdraw = ({ service: { placement }, typed, open }: { service: Service; typed: Typed; open: boolean }) => {
  const say = useSay()
  if (!mayBecome(placementTransitions, placement.state, 'withdrawn')) return null
  return (
    <div class="sheet px-4 md:px-6" id="withdraw">
      <More title={say({ zh: '去不了？退出', en: 'Cannot come? Withdraw' })} icon="undo-2" open={open}>
        <form method="post" action={`${placementLink(placement)}/withdraw`} class="grid gap-4 pb-4" novalidate>
          <p class="text-[.9375rem]">
            <T
              zh="签到之前随时可以退出，不影响以后（第九条）。对方和科协马上知道，会找人补上。"
              en="You may withdraw at any time before checking in, without drawback (Art. 9). Both sides are told at once and cover is sought."
            />
          </p>
          <TextField
            name="reason"
            label={say({ zh: '原因（可不写）', en: 'Reason (optional)' })}
            hint={<T zh="写一句，对方好安排。" en="A word helps the other side to plan." />}
            value={typed('reason')}
            maxlength={300}
          />
          <div>
            <Button look="danger" icon="undo-2">
              <T zh="退出这次服务" en="Withdraw from this service" />
            </Button>
          </div>
        </form>
      </More>
    </div>
  )
}

const Ratings = ({ service: { ownRating, theirRating } }: { service: Service }) => {
  const say = useSay()
  if (!ownRating && !theirRating) return null
  return (
    <Sheet id="ratings" title={say({ zh: '评单', en: 'Ratings' })}>
      <ul class="grid gap-2 text-[.9375rem]">
        {ownRating && (
          <li>
            <T zh={`您评了 ${ownRating.stars} 分`} en={`You gave ${ownRating.stars} of 5`} />
            {ownRating.words !== '' && <span class="block text-soft">{ownRating.words}</span>}
          </li>
        )}
        <li>
          {theirRating ? (
            <>
              <T zh={`对方评了 ${theirRating.stars} 分`} en={`They gave ${theirRating.stars} of 5`} />
              {theirRating.words !== '' && <span class="block text-soft">{theirRating.words}</span>}
            </>
          ) : (
            <span class="text-soft">
              <T zh="对方的评单还没打开。" en="Their rating is not open yet." />
            </span>
          )}
        </li>
      </ul>
    </Sheet>
  )
}

const served = ['checkedOut', 'disputed', 'recorded']

/** One service of a volunteer: what it needs now, all its facts, and everything they can do. */
export const ServicePage = (props: ServicePageProps) => {
  const { service, now, refused, typed, done } = props
  const { placement, request, agreement, attendance, ownRating } = service
  const say = useSay()
  const language = useLanguage()
  const next = nextStep({ placement, request, agreement, attendance, rated: ownRating !== undefined }, now)
  const said = done === undefined ? undefined : doneWords[done]
  const leaving = refused?.fields.some(({ path }) => path === 'reason') ?? false
  return (
    <Page title={request.title} at="services" width="reading" problems={refused?.fields}>
      <p class="flex items-center gap-2 flex-wrap">
        <StateTag of="placement" is={placement.state} />
        <span class="text-sm text-soft num">
          <T
            zh={`${momentText(placement.acceptedAt, language)} 接单`}
            en={`Accepted ${momentText(placement.acceptedAt, language)}`}
          />
        </span>
      </p>
      <h1 class="text-2xl md:text-3xl mt-2">{request.title}</h1>
      <p class="text-soft mt-1 flex gap-3 flex-wrap">
        <Kind of={request.requesterKind} />
        <span class="text-sm">{request.requesterName}</span>
      </p>
      <div class="grid gap-4 mt-4">
        {refused && refused.fields.length === 0 && (
          <Notice tone="warm" live>
            <b>
              <T {...refused.text} />
            </b>
          </Notice>
        )}
        {!refused && said && (
          <Notice tone="good" live>
            <T {...said} />
          </Notice>
        )}
        <Next service={service} now={now} typed={typed} next={next} />
        {served.includes(placement.state) && !['claimHours', 'waitDecision'].includes(next.step) && (
          <Sheet id="hours" title={say({ zh: '时长', en: 'Hours' })}>
            <Claims service={service} />
          </Sheet>
        )}
        <ServiceFacts {...props} />
        {next.step !== 'answerChange' && <RiskNotice of={request} acknowledge={false} insured={isInsured(placement)} />}
        <Insurance service={service} />
        {next.step !== 'sign' && <AgreementPart service={service} />}
        <Ratings service={service} />
        <Withdraw service={service} typed={typed} open={leaving || next.step === 'answerChange'} />
      </div>
    </Page>
  )
}
