import { type Context, deciding } from '#shared/authority/context.ts'
import { type AcceptanceModel, supposed } from '#shared/matching/acceptance-model.ts'
import { answerCounts, dayLater, keptModel } from '#shared/matching/answer-counts.ts'
import { type AskCount, calibrationError, cellOf, learnAcceptance, ownOdds } from '#shared/matching/learn-acceptance.ts'
import { type LearnedChances, learnedChances } from '#shared/matching/learned-chances.ts'
import { type MatchRun, matchRuns } from '#shared/matching/match-run.ts'
import { featuresOf } from '#shared/matching/probability.ts'
import { rounded } from '#shared/matching/rounded.ts'
import { scoreOf } from '#shared/matching/score.ts'
import { noticeOf } from '#shared/matching/seen.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addLocalDays, fromLocal, type LocalDate, localDate } from '#shared/time/shanghai.ts'
import { type Offer, offers } from './offer.ts'
import { offerIdOf } from './send-wave.ts'

/** After so many days every invitation was answered or ran out. */
const settledDays = 6
/** Where nothing was counted yet, it begins so many days back. */
const firstDays = 28
const mostDays = 4

/**
 * Counts the answers to the invitations of the next days that are over and done with, a day at a time and each once, and
 * learns the chance of a yes from all of them. Run as often as one likes: where no day is left nothing changes. Returns the
 * number of days counted.
 */
export const countAnswers = async (context: Context): Promise<number> => {
  let days = 0
  while (days < mostDays && (await deciding(() => countNextDay(context)))) days += 1
  return days
}

/** One day, counted by a write that is refused when somebody else counted it meanwhile; false where none is left. */
const countNextDay = async (context: Context): Promise<boolean> => {
  const { table } = context
  const now = context.clock()
  const last = addLocalDays(localDate(now), -settledDays)
  const before = await learnedChances.get(table, keys.learnedChances())
  const day = addLocalDays(before?.through ?? addLocalDays(last, -firstDays), 1)
  if (day > last) return false
  const [{ settings }, known, runs] = await Promise.all([
    settingsInForce(table),
    answerCounts.get(table, keys.answerCounts()),
    runsOfDay(table, day),
  ])
  const answers = await answersTo(table, runs, settings, before?.model ?? supposed(settings))
  const counts = dayLater(known?.counts ?? [], answers)
  const model = keptModel(learnAcceptance(counts, settings))
  const learned: LearnedChances = {
    model,
    answers: (before?.answers ?? 0) + answers.length,
    error: rounded(calibrationError(counts, model, settings)),
    through: day,
    at: now,
  }
  await table.write([
    before ? learnedChances.replace({ ...learned, version: before.version }) : learnedChances.create(learned),
    answerCounts.put({ counts }),
  ])
  return true
}

/** The waves of one day in the whole city: a page of each district. */
const runsOfDay = async (table: Table, day: LocalDate): Promise<MatchRun[]> => {
  const [from, to] = [fromLocal(day, '00:00'), fromLocal(day, '24:00')]
  const pages = await Promise.all(
    [cityCode, ...districts.map(({ code }) => code)].map((code) => {
      const partition = keys.matchRun(code, day.slice(0, 7), '', '', '', '').pk
      return matchRuns.all(table, { partition, from, to, eventual: true })
    }),
  )
  return pages.flat()
}

/** Everybody asked, each invitation once, as the wave saw them, with what they said; who gave no answer says nothing. */
const answersTo = async (
  table: Table,
  runs: readonly MatchRun[],
  settings: Settings,
  model: AcceptanceModel,
): Promise<AskCount[]> => {
  const asks = new Map(
    runs.flatMap((run) =>
      run.people.slice(0, run.asked).map((person) => {
        const offerId = offerIdOf({ ...run, volunteerId: person.volunteerId, round: person.round })
        return [offerId, { run, person, key: keys.offer(run.requestId, offerId) }] as const
      }),
    ),
  )
  const sent = await offers.getMany(
    table,
    [...asks.values()].map(({ key }) => key),
  )
  return sent.flatMap((offer): AskCount[] => {
    const ask = asks.get(offer.id)
    const accepted = yesOf(offer)
    if (ask === undefined || accepted === undefined) return []
    const { run, person } = ask
    const { fit } = scoreOf(person, run, settings)
    const features = featuresOf(person, fit, noticeOf({ starts: run.starts, now: run.at }), settings)
    return [{ ...cellOf(features, person.asksOfWeek, ownOdds(person.answers, model, settings)), asked: 1, accepted }]
  })
}

/** Pure: 1 for a yes, also one that came too late, 0 for a no and for silence; an invitation taken back says nothing. */
const yesOf = ({ state }: Offer): 0 | 1 | undefined => {
  switch (state) {
    case 'accepted':
    case 'standby':
      return 1
    case 'declined':
    case 'expired':
      return 0
    case 'sent':
    case 'closed':
      return undefined
  }
}
