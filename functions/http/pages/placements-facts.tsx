import { TextLink } from '#functions/http/look/buttons.tsx'
import { longDate, spanText } from '#functions/http/look/format.ts'
import { Facts } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { isInsured } from '#shared/placements/confirmation.ts'
import { contactClosed, contactIsOpen } from '#shared/placements/contact.ts'
import { isLive, placementLink } from '#shared/placements/placement.ts'
import type { Service } from '#shared/records/read-service.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { WhatToDo, whereFact } from './need-facts.tsx'
import { onTermsHeld } from './placements-changes.tsx'
import type { ServicePageProps } from './placements-form.tsx'

const Place = ({ request, placement }: Pick<Service, 'request' | 'placement'>) => {
  const say = useSay()
  if (request.manner === 'online' || !request.place)
    return <T zh="会议链接由对方在联系时给。" en="The other side gives the link when you are in touch." />
  return request.place.address === '' ? (
    <span class="text-soft">
      {placement.agreed || !isLive(placement.state) ? (
        <T zh="详细地址已经收起。" en="The exact address is closed again." />
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
      <T {...contactClosed(placement, now)} />
    </span>
  )
}

/** When, where, with whom and what, on the terms that hold for this volunteer. */
export const ServiceFacts = (props: ServicePageProps) => {
  const { service } = props
  const say = useSay()
  const language = useLanguage()
  const { placement, organization } = service
  const request = onTermsHeld(service)
  const spot = findPosition(request, placement.shiftId, placement.positionId)
  return (
    <Facts
      label={
        request === service.request
          ? say({ zh: '这次服务', en: 'This service' })
          : say({ zh: '原来说好的', en: 'As agreed before' })
      }
      facts={[
        {
          icon: 'calendar-clock',
          title: spanText(placement, language),
          ...(spot ? { text: <span class="text-soft">{spot.position.name}</span> } : {}),
        },
        {
          ...whereFact(request, say),
          text: <Place request={request} placement={placement} />,
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
          text: <WhatToDo request={request} />,
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

/** The policy that covers a dangerous service. */
export const Insurance = ({ service: { placement, request } }: { service: Service }) => {
  const language = useLanguage()
  const { insurance } = placement
  if (!request.dangerous || !insurance) return null
  return (
    <p class="text-[.9375rem] flex flex-wrap gap-2 items-center px-1">
      {!isInsured(placement) && (
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
