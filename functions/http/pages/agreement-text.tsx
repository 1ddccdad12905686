import { momentText } from '#functions/http/look/format.ts'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type Agreement, type Party, partyWords } from '#shared/agreements/agreement.ts'
import { agreementText } from '#shared/agreements/agreement-text.ts'
import { signatureProvisions } from '#shared/agreements/form.ts'

const parties: readonly Party[] = ['volunteer', 'requester', 'organization']

const reasons: Readonly<Record<string, { text: { zh: string; en: string } }>> = signatureProvisions

/** An edition as people read it, with every part Art. 12 names. */
export const AgreementText = ({ agreement }: { agreement: Agreement }) => {
  const say = useSay()
  return (
    <div class="grid gap-3 text-[.9375rem]">
      {agreementText(agreement).map(({ heading, lines }) => (
        <div>
          <h3 class="text-base font-bold">{say(heading)}</h3>
          <ul class="grid gap-0.5">
            {lines.map((line) => (
              <li class="whitespace-pre-line">{say(line)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** Why all three sign, and who has consented so far. */
export const AgreementState = ({ agreement }: { agreement: Agreement }) => {
  const say = useSay()
  const language = useLanguage()
  const because = agreement.because.flatMap((name) => {
    const reason = reasons[name]
    return reason ? [say(reason.text)] : []
  })
  return (
    <div class="grid gap-2">
      <p class="text-soft text-[.9375rem]">
        <T zh={`第 ${agreement.edition} 版。`} en={`Edition ${agreement.edition}. `} />
        {agreement.form === 'standard' ? (
          <T zh="标准条款，接单即同意（第十二条）。" en="Standard terms, agreed by accepting (Art. 12)." />
        ) : (
          <T
            zh={`三方签齐才生效，因为${because.join('；')}（第十二条）。`}
            en={`Binds once all three signed, because ${because.join('; ')} (Art. 12).`}
          />
        )}
      </p>
      <ul class="grid gap-1.5">
        {parties.map((party) => {
          const signature = agreement.signatures.find((one) => one.party === party)
          return (
            <li class="flex flex-wrap gap-2 items-center text-[.9375rem]">
              {signature ? (
                <Tag tone="good" icon="check">
                  {signature.how === 'signing' ? <T zh="已签" en="Signed" /> : <T zh="已同意" en="Agreed" />}
                </Tag>
              ) : (
                <Tag tone="warm" icon="hourglass">
                  <T zh="待签" en="To sign" />
                </Tag>
              )}
              <span>{say(partyWords[party])}</span>
              {signature && <span class="text-soft text-sm num">{momentText(signature.at, language)}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
