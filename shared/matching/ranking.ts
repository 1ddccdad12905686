import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type AcceptanceModel, supposed } from './acceptance-model.ts'
import { chanceOf } from './probability.ts'
import { scoreOf, type Weighing } from './score.ts'
import { noticeOf, type Seen } from './seen.ts'

/** Somebody seen, with fit and chance under the settings of a wave, and what winning them is worth. */
export interface Ranked extends Seen {
  fit: number
  probability: number
  worth: number
}

/** Pure: what each is worth asking, under these settings. */
export const ranking = (
  candidates: readonly Seen[],
  need: Weighing & { starts: Instant; now: Instant; learned?: AcceptanceModel },
  settings: Settings = firstEdition.settings,
): Ranked[] => {
  const notice = noticeOf(need)
  const model = need.learned ?? supposed(settings)
  return candidates.map((one) => {
    const { fit } = scoreOf(one, need, settings)
    const probability = chanceOf(one, fit, notice, settings, model)
    return { ...one, fit, probability, worth: worthOf({ ...one, fit, probability }, settings) }
  })
}

/** A seat filled by this person, less what is lost where they are sought more, less the invitations it takes to hear a yes. */
const worthOf = ({ fit, probability, asksOfWeek, elsewhere = 0 }: Omit<Ranked, 'worth'>, { worth }: Settings): number =>
  worth.filled +
  (1 - worth.filled) * fit -
  worth.elsewhere * elsewhere -
  (worth.ask + worth.furtherAsk * asksOfWeek) / probability
