import * as z from 'zod'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, Instant, toMilliseconds } from '#shared/time/instant.ts'
import type { Assessed, Candidate } from './assess.ts'
import { Elsewhere } from './elsewhere.ts'
import { Funnel } from './funnel.ts'
import { NearMiss } from './near-misses.ts'
import { RelaxationCount } from './relaxations.ts'
import { oneDecimal, rounded } from './rounded.ts'

const ScorePart = z.object({ name: z.string(), value: z.number(), points: z.number() })

export const StoredCandidate = z.object({
  volunteerId: z.string(),
  fit: z.number(),
  probability: z.number(),
  distanceKm: z.number().optional(),
  parts: z.array(ScorePart),
  /** In the wave of this run. */
  picked: z.boolean(),
  elsewhere: Elsewhere.optional(),
})
export type StoredCandidate = z.infer<typeof StoredCandidate>

/**
 * What one run of matching found for one position: for staff to read person by person, for the requester as numbers. Holds
 * no name, and goes by itself after six months; until then it can be computed again with its edition of weights.
 */
export const MatchedPosition = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  at: Instant,
  edition: z.string(),
  factsVersion: z.number().int(),
  /** The required skill by which people were looked for. */
  skill: z.string(),
  level: z.number().int(),
  /** Waves sent so far, this run's included. */
  wave: z.number().int().min(0),
  /** Step of the widening timetable. */
  step: z.number().int().min(0),
  funnel: Funnel,
  candidates: z.array(StoredCandidate).max(30),
  nearMisses: z.array(NearMiss).max(30),
  /** How many miss by exactly one rule, those beyond the kept ones included. */
  missingByOne: z.number().int(),
  relaxations: z.array(RelaxationCount),
  /** Nobody fits and nobody is asked: staff and the requester were told. */
  nobody: z.boolean(),
  cost: z.object({ queries: z.number().int(), entries: z.number().int(), calendars: z.number().int() }),
})
export type MatchedPosition = z.infer<typeof MatchedPosition>

const keptDays = 183

export const matchedPositions = entity('MatchedPosition', MatchedPosition, (match) => ({
  ...keys.matchPosition(match.requestId, match.shiftId, match.positionId),
  expires: Math.floor(toMilliseconds(addDays(match.at, keptDays)) / 1000),
}))

export const matchesOf = (
  table: Table,
  requestId: string,
  options: { eventual?: boolean } = {},
): Promise<Loaded<MatchedPosition>[]> =>
  matchedPositions.all(table, { partition: keys.request(requestId).pk, begins: 'MATCHED#', ...options })

const keptCandidates = 30

/** Kilometres with one decimal, for people to read. */
export const distanceOf = ({ seen: { km } }: Pick<Candidate, 'seen'>): number | undefined =>
  km === undefined ? undefined : oneDecimal(km)

/** Pure: the candidates as they are kept, those of the wave first. */
export const storedCandidates = (candidates: readonly Candidate[], picked: ReadonlySet<string>): StoredCandidate[] =>
  [...candidates]
    .sort((a, b) => Number(picked.has(b.volunteerId)) - Number(picked.has(a.volunteerId)))
    .slice(0, keptCandidates)
    .sort((a, b) => b.score.fit - a.score.fit)
    .map((candidate) => {
      const distanceKm = distanceOf(candidate)
      return {
        volunteerId: candidate.volunteerId,
        fit: rounded(candidate.score.fit),
        probability: candidate.probability,
        ...(distanceKm === undefined ? {} : { distanceKm }),
        parts: candidate.score.parts,
        picked: picked.has(candidate.volunteerId),
        ...(candidate.elsewhere === undefined ? {} : { elsewhere: candidate.elsewhere }),
      }
    })

export const calendarsRead = (assessed: readonly Assessed[]): number =>
  assessed.filter(({ facts }) => facts !== undefined).length
