import * as z from 'zod'
import { keptDays } from '#shared/kernel/retention.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'

/** Only what so many different askers wrote is ever read by anybody: a name or a secret is not written by three. */
export const leastAskers = 3

const expires = ({ at }: { at: Instant }) => epochSeconds(addDays(at, keptDays.word))

/** A word that led nowhere, while too few have used it: as a keyed hash alone, with a hash for each who did. */
export const WordSeen = z.object({ hash: z.string(), askers: z.array(z.string()).max(leastAskers), at: Instant })
export type WordSeen = z.infer<typeof WordSeen>
export const wordsSeen = entity('WordSeen', WordSeen, (seen) => ({
  ...keys.wordSeen(seen.hash),
  expires: expires(seen),
}))

/** A word that several used in one district and that led nowhere. `chosen`: the skills they then chose themselves. */
export const WordAsked = z.object({
  districtCode: z.string(),
  word: z.string(),
  times: z.number().int().min(1),
  chosen: z.record(z.string(), z.number().int()),
  at: Instant,
})
export type WordAsked = z.infer<typeof WordAsked>
export const wordsAsked = entity('WordAsked', WordAsked, (asked) => ({
  ...keys.wordAsked(asked.districtCode, asked.word),
  expires: expires(asked),
}))
