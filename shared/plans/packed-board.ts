import * as z from 'zod'
import type { Instant } from '#shared/time/instant.ts'

/** A position as a plan saw it: what was missing, and what one more seat there would be worth. */
export interface PlannedPosition {
  requestId: string
  shiftId: string
  positionId: string
  /** The facts of the request that were planned on. */
  factsVersion: number
  starts: Instant
  /** Missing: free seats less the yeses to be expected from open offers; with those whom an earlier plan had asked. */
  seats: number
  /** Missing to the least head-count; below it nobody is proposed. */
  minimum: number
  /** People who could be asked. */
  pairs: number
  price: number
}

export const proposalStates = ['proposed', 'pinned', 'excluded', 'sent'] as const
/** Pinned stays in whatever comes, excluded stays out; sent is an invitation by now. */
export type ProposalState = (typeof proposalStates)[number]

/** One person for one position. */
export interface Proposal {
  requestId: string
  shiftId: string
  positionId: string
  volunteerId: string
  /** What the pair is worth: see `worthOf`. */
  value: number
  fit: number
  probability: number
  state: ProposalState
  /** Organization with all of whose people they come. */
  team?: string
}

export interface Board {
  positions: PlannedPosition[]
  proposals: Proposal[]
}

type Spot = Pick<Proposal, 'requestId' | 'shiftId' | 'positionId'>
export const spotKey = ({ requestId, shiftId, positionId }: Spot): string => `${requestId}/${shiftId}/${positionId}`
export const pairKey = (of: Spot & { volunteerId: string }): string => `${spotKey(of)}/${of.volunteerId}`

const count = z.number().int()
const PackedPosition = z.tuple([z.string(), z.string(), z.string(), count, z.string(), count, count, count, z.number()])
/** Position by its place in the list, person, worth, fit, chance, state by its place, team. */
const PackedProposal = z.tuple([count, z.string(), z.number(), z.number(), z.number(), count, z.string()])
const Packed = z.tuple([z.array(PackedPosition), z.array(PackedProposal)])

const pack = ({ positions, proposals }: Board): string => {
  const places = new Map(positions.map((one, at) => [spotKey(one), at]))
  const packed: z.infer<typeof Packed> = [
    positions.map((one) => [
      one.requestId,
      one.shiftId,
      one.positionId,
      one.factsVersion,
      one.starts,
      one.seats,
      one.minimum,
      one.pairs,
      one.price,
    ]),
    proposals.map((one) => [
      places.get(spotKey(one)) ?? -1,
      one.volunteerId,
      one.value,
      one.fit,
      one.probability,
      proposalStates.indexOf(one.state),
      one.team ?? '',
    ]),
  ]
  return JSON.stringify(packed)
}

const unpack = (text: string): Board => {
  const [rows, lines] = Packed.parse(JSON.parse(text))
  const positions = rows.map(
    ([requestId, shiftId, positionId, factsVersion, starts, seats, minimum, pairs, price]): PlannedPosition => ({
      requestId,
      shiftId,
      positionId,
      factsVersion,
      starts,
      seats,
      minimum,
      pairs,
      price,
    }),
  )
  return {
    positions,
    proposals: lines.flatMap(([place, volunteerId, value, fit, probability, state, team]): Proposal[] => {
      const of = positions[place]
      if (of === undefined) return []
      const { requestId, shiftId, positionId } = of
      return [
        {
          requestId,
          shiftId,
          positionId,
          volunteerId,
          value,
          fit,
          probability,
          state: proposalStates[state] ?? 'proposed',
          ...(team === '' ? {} : { team }),
        },
      ]
    }),
  }
}

/** A plan's positions and people as a short text in the table: 200 and 600 of them are some 50 KB. */
export const PackedBoard = z.codec(z.string(), z.custom<Board>(), { decode: unpack, encode: pack })
