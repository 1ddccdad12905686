import { systemContext } from './context.ts'
import { log, told } from './log.ts'

/** Counts the days whose invitations are all answered. A failure is logged and holds up nothing: the next hour tries again. */
export const learnFromAnswers = async (): Promise<void> => {
  try {
    const context = await systemContext()
    // Loaded on demand, as all that brings matching.
    const { countAnswers } = await import('#shared/offers/count-answers.ts')
    const days = await countAnswers(context)
    if (days > 0) log('info', 'answers counted', { days })
  } catch (error) {
    log('error', 'answers not counted', told(error))
  }
}
