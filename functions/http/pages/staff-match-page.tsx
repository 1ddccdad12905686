import { Button, LinkButton, TextLink } from '#functions/http/look/buttons.tsx'
import { momentText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Filters } from '#functions/http/look/pagination.tsx'
import { More, Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Explanation } from '#shared/offers/explain-person.ts'
import type { Position, Shift } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { numberedItem } from './item-text.ts'
import { answerLead, shownState } from './requests-words.ts'
import type { TypedAnswerTo } from './staff-match-answers.tsx'
import { LookUpSheet } from './staff-match-lookup.tsx'
import { OffersSheet } from './staff-match-offers.tsx'
import { PositionMatch } from './staff-match-position.tsx'
import { ServicesSheet } from './staff-match-services.tsx'
import { doneWords } from './staff-match-words.ts'
import { needPairs } from './staff-need.tsx'
import { address } from './staff-scope.ts'

export interface Spot {
  shift: Shift
  position: Position
  key: string
}

/** Somebody staff asked about, with the answer. */
export type Looked = { who: string } & (
  | { explanation: Explanation; refused?: never }
  | { refused: Refusal; explanation?: never }
)

export interface MatchPageProps {
  found: RequestForStaff
  spot: Spot | undefined
  looked: Looked | undefined
  done: string | undefined
  now: Instant
  mayAskAgain: boolean
  mayDecide: boolean
  mayPrint: boolean
  mayVerify: boolean
  refused?: Refusal | undefined
  problems?: readonly FieldProblem[] | undefined
  typed?: { placementId: string; hours: string; note: string } | undefined
  answering?: TypedAnswerTo | undefined
}

/** Which seat the match is shown for, where there are several. */
const SpotFilter = ({ found, spot }: { found: RequestForStaff; spot: Spot | undefined }) => {
  const say = useSay()
  const language = useLanguage()
  const { request } = found
  const spots = request.shifts.flatMap((shift) => shift.positions.map((position) => ({ shift, position })))
  return spots.length < 2 ? null : (
    <Filters
      label={say({ zh: '看哪个时段的哪个岗位', en: 'Which shift and position' })}
      filters={spots.map(({ shift, position }) => {
        const key = `${shift.id}.${position.id}`
        return {
          text: `${request.shifts.length > 1 ? `${spanText(shift, language)} ` : ''}${position.name}`,
          href: address(`/staff/requests/${request.id}`, { at: key }),
          current: key === spot?.key,
        }
      })}
    />
  )
}

/** When: the shift shown, and how many more there are. */
const When = ({ found: { request }, spot }: { found: RequestForStaff; spot: Spot | undefined }) => {
  const language = useLanguage()
  const others = request.shifts.length - 1
  return spot ? (
    <span class="num">
      <b class="text-ink">{spanText(spot.shift, language)}</b>
      {others > 0 && <T zh={`，另有 ${others} 场`} en={`, and ${others} more`} />}
    </span>
  ) : null
}

const Head = (props: Pick<MatchPageProps, 'found' | 'spot' | 'mayAskAgain' | 'now'>) => {
  const { found, spot, mayAskAgain, now } = props
  const { request, seats } = found
  const language = useLanguage()
  const taken = seats.filter(({ state }) => state === 'taken').length
  return (
    <div class="flex flex-wrap gap-3 justify-between items-start">
      <div>
        <h1 class="text-2xl md:text-3xl">{request.title}</h1>
        <p class="mt-2 flex flex-wrap gap-x-3 gap-y-1 items-center text-soft text-[.9375rem]">
          <StateTag of="request" is={shownState(request, now, { all: seats.length, taken })} />
          <When found={found} spot={spot} />
          <Kind of={request.manner === 'online' ? 'online' : request.requesterKind} />
          <a class="a" href={`/staff/requesters/${request.requesterId}`}>
            {request.requesterName}
          </a>
          <span>
            <T zh="第十一条" en="Article 11 " />
            {numberedItem(request.scopeItem, language)}
          </span>
          {seats.length > 0 && (
            <span class="num">
              <T zh={`名额 ${taken}/${seats.length}`} en={`seats ${taken}/${seats.length}`} />
            </span>
          )}
        </p>
      </div>
      <div class="flex gap-2 flex-wrap">
        {mayAskAgain && request.state === 'open' && (
          <form method="post" action={`/staff/requests/${request.id}/ask-again`}>
            <Button look="line" icon="refresh-cw">
              <T zh="现在再找一次" en="Look again now" />
            </Button>
          </form>
        )}
        <LinkButton href={`/staff/agreements/${request.id}`} icon="file-check">
          <T zh="协议和保险" en="Agreements, insurance" />
        </LinkButton>
      </div>
    </div>
  )
}

/** One request as matching saw it, and as it went on. */
export const MatchPage = (props: MatchPageProps) => {
  const { found, spot, refused } = props
  const { request } = found
  const say = useSay()
  const language = useLanguage()
  const fields = props.problems ?? []
  const match = found.matches.find((one) => one.shiftId === spot?.shift.id && one.positionId === spot.position.id)
  const done = doneWords[props.done ?? '']
  return (
    <StaffPage title={request.title} at="matches" problems={fields}>
      <TextLink href="/staff/requests" icon="chevron-left">
        <T zh="需求和匹配" en="Requests and matches" />
      </TextLink>
      <Head found={found} spot={spot} mayAskAgain={props.mayAskAgain} now={props.now} />
      <div class="grid gap-4 mt-4">
        <DoneNotice text={done} />
        <RefusedNotice refused={refused} tone="bad" />
        {request.state === 'submitted' && props.mayVerify && (
          <Notice tone="info">
            <T zh="还没核实，没有找人。" en="Not verified yet; nobody was looked for. " />
            <a class="a" href={`/staff/verify/${request.id}`}>
              <T zh="去核实" en="Verify it" />
            </a>
          </Notice>
        )}
        {request.answer && (
          <Notice>
            <T {...answerLead(request)} />
            {request.answer}
          </Notice>
        )}
        <SpotFilter found={found} spot={spot} />
        {spot && match ? (
          <PositionMatch found={found} match={match} request={request} />
        ) : (
          <Sheet id="unmatched" title={say({ zh: '还没有匹配结果', en: 'No match yet' })}>
            <p class="text-soft">
              <T
                zh="开放后几秒内就会找；名额都有人了，也不再找。匹配结果留 6 个月。"
                en="People are looked for within seconds of opening, and no longer once all seats are taken. Results are kept for 6 months."
              />
            </p>
          </Sheet>
        )}
        {spot && request.state !== 'draft' && <LookUpSheet found={found} spot={spot} looked={props.looked} />}
        <OffersSheet found={found} />
        <ServicesSheet {...props} />
        <Sheet id="need" title={say({ zh: '需求原文', en: 'The request' })}>
          <blockquote class="border-l-4 border-line pl-4 whitespace-pre-line">{request.problem}</blockquote>
          <More title={say({ zh: '全部内容', en: 'All of it' })}>
            <Pairs pairs={needPairs(request, language)} />
            {request.verification && (
              <p class="text-sm text-soft mt-2">
                <T
                  zh={`${momentText(request.verification.at, 'zh')} 核实：${request.verification.note}`}
                  en={`Verified ${momentText(request.verification.at, 'en')}: ${request.verification.note}`}
                />
              </p>
            )}
          </More>
        </Sheet>
      </div>
    </StaffPage>
  )
}
