import { ScoreBar } from '#functions/http/look/bars.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Table, Verdict } from '#functions/http/look/tables.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import type { Text } from '#shared/kernel/text.ts'
import { constraintNames, constraints, isInForce } from '#shared/matching/constraints/index.ts'
import type { MatchedPosition, StoredCandidate } from '#shared/matching/match.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { partWords } from '#shared/settings/words.ts'
import { skillName } from '#shared/skills/taxonomy.ts'
import { PersonName } from './staff-match-person.tsx'
import { groupWords, type RuleGroup } from './staff-match-words.ts'

/** One seat of a request with what the last run found for it. */
export interface Matched {
  found: RequestForStaff
  match: MatchedPosition
  request: ServiceRequest
}

/** Somebody whom every hard rule lets through: still to be asked, or asked already. */
interface Fitting extends Omit<StoredCandidate, 'parts' | 'picked'> {
  /** As of the last run; whoever was asked before it has the reasons of their invitation instead. */
  parts: StoredCandidate['parts']
  why: readonly Text[]
}

/** Everybody who fits a seat: those the last run found, and those who were asked before it; best first. */
export const fittingOf = ({ found, match }: Omit<Matched, 'request'>): Fitting[] => {
  const known = new Set(match.candidates.map(({ volunteerId }) => volunteerId))
  const asked = new Map(
    found.offers
      .filter(({ shiftId, positionId }) => shiftId === match.shiftId && positionId === match.positionId)
      .filter(({ volunteerId }) => !known.has(volunteerId))
      .map((offer) => [offer.volunteerId, offer]),
  )
  return [
    ...match.candidates.map((candidate) => ({ ...candidate, why: [] })),
    ...[...asked.values()].map(({ volunteerId, score, probability, distanceKm, why }) => ({
      volunteerId,
      fit: score,
      probability,
      parts: [],
      why,
      ...(distanceKm === undefined ? {} : { distanceKm }),
    })),
  ].sort((a, b) => b.fit - a.fit)
}

const partText = (name: string) =>
  Object.entries(partWords).find(([key]) => key === name)?.[1] ?? { zh: name, en: name }

/** The parts of a score in whole points, with their words. */
const pointsOf = (candidate: Pick<StoredCandidate, 'parts'>) =>
  candidate.parts.map(({ name, points }) => ({ of: name, text: partText(name), points: Math.round(points * 100) }))

/** Every part that moves the score of any of them, in the published order. */
export const legendOf = (candidates: readonly Pick<StoredCandidate, 'parts'>[]) => {
  const all = candidates.flatMap(pointsOf).filter(({ points }) => points !== 0)
  return Object.keys(partWords).flatMap((name) => all.find(({ of }) => of === name) ?? [])
}

/** The groups of rules that were in force, in the published order. */
const groupsFor = (request: ServiceRequest): RuleGroup[] => [
  ...new Set(
    constraintNames
      .filter((name) => isInForce(name, request) && constraints[name].purposes.includes('asking'))
      .map((name) => constraints[name].group),
  ),
]

const Standing = ({ found, match, candidate }: Omit<Matched, 'request'> & { candidate: Fitting }) => {
  const language = useLanguage()
  const offer = found.offers.findLast(
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

/** Why somebody who fits well is not asked first: they are dearer somewhere else. */
const SoughtElsewhere = ({ candidate: { elsewhere } }: { candidate: Fitting }) => {
  if (!elsewhere) return null
  const { zh, en } = skillName(elsewhere.skill)
  const points = Math.round(elsewhere.worth * 100)
  return (
    <span class="block text-xs text-soft mt-0.5">
      <T
        zh={`那段时间“${zh}”也缺人，问的先后让 ${points} 分`}
        en={`also sought for "${en}" at that time: asked ${points} points later`}
      />
    </span>
  )
}

/** Who fits, best first: rules passed, points, distance, and how far the invitation is. */
export const CandidateTable = ({ found, match, request }: Matched) => {
  const say = useSay()
  const language = useLanguage()
  const groups = groupsFor(request)
  return (
    <Table
      label={say({ zh: '合适的人', en: 'People who fit' })}
      rows={fittingOf({ found, match })}
      columns={[
        {
          head: say({ zh: '人', en: 'Person' }),
          cell: (candidate, at) => (
            <span class="whitespace-nowrap">
              <span class="num text-soft">{at + 1} </span>
              <PersonName found={found} id={candidate.volunteerId} />
              <span class="md:hidden font-normal text-sm ml-2">
                <T zh="每条都过" en="every rule holds" />
              </span>
            </span>
          ),
        },
        ...groups.map((group) => ({
          head: say(groupWords[group]),
          roomy: true,
          cell: () => <Verdict passed />,
        })),
        {
          head: say({ zh: '分数构成', en: 'Score' }),
          wide: true,
          cell: (candidate) =>
            candidate.parts.length > 0 ? (
              <>
                <ScoreBar parts={pointsOf(candidate).map(({ text, ...part }) => ({ name: say(text), ...part }))} />
                <SoughtElsewhere candidate={candidate} />
              </>
            ) : (
              <span class="text-sm text-soft">{candidate.why.map(say).join(language === 'zh' ? '；' : '; ')}</span>
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
