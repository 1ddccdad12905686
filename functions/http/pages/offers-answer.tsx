import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { formOf, signatureProvisions } from '#shared/agreements/form.ts'
import { DeclineReason } from '#shared/offers/offer.ts'
import type { OfferInFull } from '#shared/offers/read-offer.ts'
import { declineReasonWords } from '#shared/offers/words.ts'
import type { OfferPageProps } from './offers-outcome.tsx'

/** What was sent with a refused answer; it is shown again. */
export interface TypedAnswer {
  offerIds: readonly string[]
  risksAcknowledged: boolean
  organizationId: string
  reason: string
}

/** Other shifts of the same request that can be taken in the same act. */
export const Series = ({ offer, typed }: Pick<OfferPageProps, 'offer' | 'typed'>) => {
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

/** Which organization the person acts for: stated when there is one, chosen when there are several (Art. 7). */
export const ActingFor = ({ offer, typed }: Pick<OfferPageProps, 'offer' | 'typed'>) => {
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

/** What kind of agreement accepting leads to, and why (Art. 12). */
export const AgreementNote = ({ offer: { request } }: { offer: OfferInFull }) => {
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

/** That only the time does not suit has its own button. */
const reasons = DeclineReason.options.filter((reason) => reason !== 'busy')

/** An optional reason for declining. */
export const Reasons = ({ typed }: { typed: TypedAnswer | undefined }) => {
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
            options={reasons.map((value) => ({ value, text: say(declineReasonWords[value]) }))}
          />
        </div>
      </More>
    </div>
  )
}
