import { ScoreBar, ScoreLegend } from '#functions/http/look/bars.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table, Verdict } from '#functions/http/look/tables.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import { constraintNames, constraints, isInForce } from '#shared/matching/constraints/index.ts'
import type { MatchedPosition, StoredCandidate } from '#shared/matching/match.ts'
import { partWords } from '#shared/matching/part-words.ts'
import { wideningTimetable } from '#shared/matching/waves.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { levelWords } from '#shared/skills/words.ts'
import { Buckets, Strip } from './staff-match-funnel.tsx'
import { NearMissSheet, RelaxationSheet } from './staff-match-misses.tsx'
import { PersonName } from './staff-match-person.tsx'
import { groupWords, type RuleGroup } from './staff-match-words.ts'

const partText = (name: string) =>
  Object.entries(partWords).find(([key]) => key === name)?.[1] ?? { zh: name, en: name }

const pointsOf = (candidate: StoredCandidate) =>
  candidate.parts.map(({ name, points }) => ({ text: partText(name), points: Math.round(points * 100) }))

/** The groups of rules that were in force, in the published order. */
const groupsFor = (request: ServiceRequest): RuleGroup[] => [
  ...new Set(
    constraintNames
      .filter((name) => isInForce(name, request) && constraints[name].purposes.includes('asking'))
      .map((name) => constraints[name].group),
  ),
]

const Standing = ({
  found,
  match,
  candidate,
}: {
  found: RequestForStaff
  match: MatchedPosition
  candidate: StoredCandidate
}) => {
  const language = useLanguage()
  const offer = found.offers.find(
    (one) =>
      one.volunteerId === candidate.volunteerId && one.shiftId === match.shiftId && one.positionId === match.positionId,
  )
  const chance = `${Math.round(candidate.probability * 100)}%`
  return (
    <>
      <StateTag of="offer" is={offer?.state ?? 'reserve'} />
      <span class="block text-xs text-soft mt-0.5">
        {offer?.state === 'sent' ? (
          <T zh={`${momentText(offer.expiresAt, 'zh')} 到期`} en={`until ${momentText(offer.expiresAt, language)}`} />
        ) : (
          <T zh={`估计接受率 ${chance}`} en={`chance of a yes ${chance}`} />
        )}
      </span>
    </>
  )
}

const CandidateTable = ({
  found,
  match,
  request,
}: {
  found: RequestForStaff
  match: MatchedPosition
  request: ServiceRequest
}) => {
  const say = useSay()
  const groups = groupsFor(request)
  return (
    <Table
      label={say({ zh: '合适的人', en: 'People who fit' })}
      rows={match.candidates}
      columns={[
        {
          head: say({ zh: '人', en: 'Person' }),
          cell: (candidate, at) => (
            <span class="whitespace-nowrap">
              <span class="num text-soft">{at + 1} </span>
              <PersonName found={found} id={candidate.volunteerId} />
            </span>
          ),
        },
        ...groups.map((group) => ({
          head: say(groupWords[group]),
          cell: () => <Verdict passed />,
        })),
        {
          head: say({ zh: '分数构成', en: 'Score' }),
          wide: true,
          cell: (candidate) => (
            <ScoreBar parts={pointsOf(candidate).map(({ text, points }) => ({ name: say(text), points }))} />
          ),
        },
        {
          head: say({ zh: '分', en: 'Points' }),
          number: true,
          cell: ({ fit }) => <b>{Math.round(fit * 100)}</b>,
        },
        {
          head: say({ zh: '公里', en: 'km' }),
          number: true,
          cell: ({ distanceKm }) => (distanceKm === undefined ? '—' : distanceKm),
        },
        {
          head: say({ zh: '状态', en: 'State' }),
          cell: (candidate) => <Standing found={found} match={match} candidate={candidate} />,
        },
      ]}
    />
  )
}

/** What the last run found for one seat. */
export const PositionMatch = ({
  found,
  match,
  request,
}: {
  found: RequestForStaff
  match: MatchedPosition
  request: ServiceRequest
}) => {
  const say = useSay()
  const step = wideningTimetable[match.step]
  const [best] = match.candidates
  return (
    <>
      <Strip match={match} />
      {match.factsVersion < request.factsVersion && (
        <Notice tone="warm">
          <b>
            <T zh="这是改动前的结果。" en="This is from before the change." />
          </b>{' '}
          <T zh="需求改过了，新的结果马上会有。" en="The request has changed; a new result follows shortly." />
        </Notice>
      )}
      <Sheet
        id="fit"
        flush
        title={say({
          zh: `合适的 ${match.candidates.length} 位`,
          en: `${match.candidates.length} who fit and were not yet asked at that moment`,
        })}
        hint={
          <T
            zh={`${momentText(match.at, 'zh')} 的结果，按“${skillName(match.skill).zh}（${levelWords[levelOf(match.level)].zh}）”找；权重 ${match.edition} 版，第 ${match.wave} 批，${step?.rule.zh ?? ''}。分数 0–100，只用来排先后。`}
            en={`As of ${momentText(match.at, 'en')}, by "${skillName(match.skill).en}" (${levelWords[levelOf(match.level)].en}); weights ${match.edition}, wave ${match.wave}, ${step?.rule.en ?? ''}. Points 0–100 only rank.`}
          />
        }
      >
        {best ? (
          <>
            <div class="px-4 md:px-5 pb-2">
              <ScoreLegend parts={pointsOf(best).map(({ text, points }) => ({ name: say(text), points }))} />
            </div>
            <CandidateTable found={found} match={match} request={request} />
          </>
        ) : (
          <Empty
            icon="user-x"
            title={say({ zh: '没有还能问的人', en: 'Nobody is left to ask' })}
            text={
              match.nobody ? (
                <T
                  zh="看右边只差一条的人，和对方商量放宽哪一条。"
                  en="See who misses by one rule, and agree which to change."
                />
              ) : (
                <T zh="合适的都问过了，等回复。" en="All who fit were asked; wait for answers." />
              )
            }
          />
        )}
        <div class="px-4 md:px-5 pb-3">
          <Buckets match={match} />
        </div>
      </Sheet>
      <div class="grid gap-4 xl:grid-cols-[1.5fr_1fr] items-start">
        <NearMissSheet found={found} match={match} />
        <RelaxationSheet match={match} />
      </div>
    </>
  )
}

const levelOf = (level: number): 1 | 2 | 3 => (level >= 3 ? 3 : level === 2 ? 2 : 1)
