import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'
import { AcceptanceModel } from './acceptance-model.ts'

/** What answers have taught about the chance of a yes: small, as every match reads it. */
export const LearnedChances = z.object({
  model: AcceptanceModel,
  /** Answers counted so far. */
  answers: z.number().int().min(0),
  /** How far chances lie from what people did, in parts of 1, on average. */
  error: z.number(),
  /** The local day up to which invitations are counted. */
  through: z.string(),
  at: Instant,
})
export type LearnedChances = z.infer<typeof LearnedChances>

export const learnedChances = entity('LearnedChances', LearnedChances, () => keys.learnedChances())

/** With fewer answers the settings decide alone. */
export const leastAnswers = 50

/** The model in force, maybe a moment behind; nothing while too few have answered. Whoever decides with it keeps it. */
export const learnedInForce = async (table: Table): Promise<AcceptanceModel | undefined> => {
  const [learned] = await learnedChances.getMany(table, [keys.learnedChances()])
  return learned && learned.answers >= leastAnswers ? learned.model : undefined
}
