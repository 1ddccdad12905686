import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { momentText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, More, Sheet } from '#functions/http/look/sheets.tsx'
import { StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { AgreementAtHand, RequestAgreements } from '#shared/agreements/read-agreements.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { isInsured } from '#shared/placements/confirmation.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { AgreementState, AgreementText } from './agreement-text.tsx'
import { InsuranceForm, type TypedPolicy } from './staff-insurance-form.tsx'

const doneWords: Readonly<Record<string, Text>> = {
  signed: { zh: '签好了。', en: 'Signed.' },
  ownSide: {
    zh: '签好了。有的协议里您已经代表另一方，要请同事来签。',
    en: 'Signed. In some of them you stand for another side; a colleague has to sign those.',
  },
  insured: { zh: '保险登记了，不缺别的就自动确认。', en: 'Recorded; what lacks nothing else is confirmed by itself.' },
}

const needsCover = ({ agreement, placement }: AgreementAtHand): boolean =>
  agreement.facts.dangerous &&
  ['provisional', 'accepted', 'confirmed'].includes(placement.state) &&
  !isInsured(placement)

/** A policy usually runs over the days of the service: a form that begins there saves typing, and nothing is consented to. */
const proposed = (uncovered: readonly AgreementAtHand[]): TypedPolicy => {
  const starts = uncovered.map(({ placement }) => placement.starts).sort()[0]
  const ends = uncovered
    .map(({ placement }) => placement.ends)
    .sort()
    .at(-1)
  return {
    policy: '',
    startsDate: starts === undefined ? '' : localDate(starts),
    startsTime: '00:00',
    endsDate: ends === undefined ? '' : localDate(ends),
    endsTime: '24:00',
  }
}

const One = ({ at }: { at: AgreementAtHand }) => {
  const { agreement, placement, pseudonym } = at
  const language = useLanguage()
  const say = useSay()
  return (
    <li class="px-4 md:px-5 py-4 grid gap-2">
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b class="font-mono">{pseudonym}</b>
        <span>{agreement.facts.position}</span>
        <StateTag of="placement" is={placement.state} />
        {agreement.facts.dangerous &&
          (isInsured(placement) ? (
            <Tag icon="shield-check" tone="good">
              <T zh={`保险 ${placement.insurance?.policy ?? ''}`} en={`Insured ${placement.insurance?.policy ?? ''}`} />
            </Tag>
          ) : (
            <Tag icon="shield-alert" tone="warm">
              <T zh="还没有保险" en="No insurance yet" />
            </Tag>
          ))}
      </p>
      <p class="text-sm text-soft num">
        {spanText(placement, language)}　{say(agreement.facts.organizationName)}　
        <T
          zh={`${momentText(placement.acceptedAt, 'zh')} 接单`}
          en={`accepted ${momentText(placement.acceptedAt, 'en')}`}
        />
      </p>
      <AgreementState agreement={agreement} />
      <More title={say({ zh: '看协议全文', en: 'Read it in full' })}>
        <AgreementText agreement={agreement} />
      </More>
    </li>
  )
}

/** The agreements of one request for the side of the organization: read, sign all at once, insure. */
export const AgreementPage = (props: {
  found: RequestAgreements
  done: string | undefined
  mayInsure: boolean
  typed?: TypedPolicy
  problems?: readonly FieldProblem[]
  refused?: Refusal
}) => {
  const { found, refused } = props
  const say = useSay()
  const done = doneWords[props.done ?? '']
  const fields = props.problems ?? []
  const toSign = found.agreements.filter((one) => one.toSign).length
  const uncovered = found.agreements.filter(needsCover)
  return (
    <StaffPage title={found.title} at="agreements" problems={fields}>
      <TextLink href="/staff/agreements" icon="chevron-left">
        <T zh="协议和保险" en="Agreements and insurance" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{found.title}</h1>
      <div class="grid gap-4 mt-4">
        <DoneNotice text={done} />
        <RefusedNotice refused={refused} tone="bad" />
        {toSign > 0 && (
          <Sheet
            id="sign"
            icon="pencil"
            title={say({ zh: `${toSign} 份协议等你们签`, en: `${toSign} agreements to sign` })}
          >
            <p class="text-soft">
              <T
                zh="内容都在下面，看过再签。一次签全部；缺了哪方的字，都不算数。"
                en="They stand below; read before you sign. One act signs all; each binds once all three signed."
              />
            </p>
            <form method="post" action={`/staff/agreements/${found.requestId}/sign`} class="mt-3">
              <input type="hidden" name="factsVersion" value={String(found.factsVersion)} />
              <Button look="main">
                <T zh={`代表组织签这 ${toSign} 份`} en={`Sign these ${toSign} for the organization`} />
              </Button>
            </form>
          </Sheet>
        )}
        {props.mayInsure && uncovered.length > 0 && (
          <Sheet
            id="insure"
            icon="shield-alert"
            title={say({ zh: `${uncovered.length} 人还没有意外险`, en: `${uncovered.length} people lack insurance` })}
            hint={
              <T
                zh="有危险的服务，组织先买好意外险，保全程（第八条）。没有保单号，不能确认，也不能签到。"
                en="For dangerous service the organization buys accident insurance over the whole time first (Art. 8)."
              />
            }
          >
            <InsuranceForm requestId={found.requestId} typed={props.typed ?? proposed(uncovered)} main={toSign === 0} />
          </Sheet>
        )}
        <Sheet
          id="all"
          flush
          title={say({ zh: `协议 ${found.agreements.length} 份`, en: `${found.agreements.length} agreements` })}
        >
          {found.agreements.length === 0 ? (
            <Empty
              icon="file-check"
              title={say({ zh: '还没有协议', en: 'No agreements yet' })}
              text={<T zh="有人接单，就有一份协议。" en="Each acceptance makes one." />}
            />
          ) : (
            <ul class="split border-t border-line">
              {found.agreements.map((at) => (
                <One at={at} />
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </StaffPage>
  )
}
