import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { decideNoShow } from '#shared/attendance/decide-no-show.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { may, mayEver } from '#shared/authority/authority.ts'
import { type RequestForStaff, requestForStaff } from '#shared/dashboard/request-for-staff.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { askAgain } from '#shared/offers/ask-again.ts'
import { explainPerson } from '#shared/offers/explain-person.ts'
import { decideCorrection } from '#shared/records/decide-correction.ts'
import { requestWord } from '#shared/requests/words.ts'
import { type Looked, MatchPage, type MatchPageProps } from './staff-match-page.tsx'

/** The spot a page is about: the one asked for, else the first whose people were looked for, else the first of all. */
const spotOf = (found: RequestForStaff, wanted: string) => {
  const spots = found.request.shifts.flatMap((shift) =>
    shift.positions.map((position) => ({ shift, position, key: `${shift.id}.${position.id}` })),
  )
  const matched = (key: string): boolean => found.matches.some((one) => `${one.shiftId}.${one.positionId}` === key)
  return spots.find(({ key }) => key === wanted) ?? spots.find(({ key }) => matched(key)) ?? spots[0]
}

/** Whom staff mean: the id of a volunteer, or the pseudonym of somebody this request knows. */
const volunteerMeant = (found: RequestForStaff, who: string): string | undefined =>
  /^vol_/.test(who)
    ? who
    : Object.entries(found.people).find(([, { pseudonym }]) => pseudonym.toUpperCase() === who.toUpperCase())?.[0]

const unknownPerson = (who: string): Refusal =>
  new Refusal('invalid', 'unknownPerson', {
    zh: `这个需求里没有“${who.slice(0, 30)}”。代号只认这里出现过的人；别的人请填志愿者编号（vol_ 开头）。`,
    en: `"${who.slice(0, 30)}" is not among the people of this request. For others, give the volunteer number (vol_…).`,
  })

/** Why this person is asked or not, as of now; a "no" is shown in place. */
const lookUp = async (c: Call, found: RequestForStaff, at: string, who: string): Promise<Looked | undefined> => {
  if (who === '') return undefined
  const spot = spotOf(found, at)
  const volunteerId = volunteerMeant(found, who)
  if (!spot || volunteerId === undefined) return { who, refused: unknownPerson(who) }
  const input = { requestId: found.request.id, shiftId: spot.shift.id, positionId: spot.position.id, volunteerId }
  try {
    return { who, explanation: await explainPerson(c.get('context'), input) }
  } catch (error) {
    if (error instanceof Refusal) return { who, refused: error }
    throw error
  }
}

type More = Pick<MatchPageProps, 'refused' | 'problems' | 'typed' | 'answering'>

const matchPage = async (c: Call, requestId: string, more: More = {}) => {
  const context = c.get('context')
  const found = await requestForStaff(context, { requestId })
  const at = c.req.query('at') ?? ''
  const looked = await lookUp(c, found, at, (c.req.query('who') ?? '').trim())
  const subject = { what: requestWord, reach: found.request.reach }
  const page = (
    <MatchPage
      found={found}
      spot={spotOf(found, at)}
      looked={looked}
      done={c.req.query('done')}
      now={context.clock()}
      mayAskAgain={may(context.actor, 'match.again', subject)}
      mayDecide={may(context.actor, 'hours.decide', subject)}
      mayPrint={may(context.actor, 'attendance.printCodes', subject)}
      mayVerify={mayEver(context.actor, 'request.verify')}
      {...more}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : more.problems ? 422 : 200)
}

const minutesFrom = (typed: string): number | undefined => {
  const hours = Number(typed.trim().replace('，', '.').replace(',', '.'))
  return typed.trim() === '' || !Number.isFinite(hours) ? undefined : Math.round(hours * 60)
}

const hoursProblem = (path: string, typed: string): FieldProblem => ({
  path,
  text:
    typed.trim() === ''
      ? { zh: '填多少小时，比如 2.5。', en: 'Enter the hours, such as 2.5.' }
      : {
          zh: `“${typed.slice(0, 20)}”不是小时数。填数字，比如 2.5。`,
          en: `"${typed.slice(0, 20)}" is no number of hours. Such as 2.5.`,
        },
})

/** How a request was matched, person by person, and what staff may do about it. */
export const staffMatch: PageModule = ({ get, post }) => {
  get('/staff/requests/:id', 'match.explain', (c) => matchPage(c, c.req.param('id')))

  post('/staff/requests/:id/ask-again', 'match.again', async (c) => {
    const requestId = c.req.param('id')
    const { refused } = await tried(() => askAgain(c.get('context'), { requestId }))
    if (refused) return matchPage(c, requestId, { refused, problems: refused.fields })
    return c.redirect(`/staff/requests/${requestId}?done=again`, 303)
  })

  post('/staff/requests/:id/hours/:placementId', 'hours.decide', async (c) => {
    const { id: requestId, placementId } = c.req.param()
    const form = await readForm(c)
    const hours = textOf(form, `hours.${placementId}`)
    const note = textOf(form, `note.${placementId}`)
    const typed = { placementId, hours, note }
    const minutes = minutesFrom(hours)
    if (minutes === undefined) {
      return matchPage(c, requestId, { typed, problems: [hoursProblem(`hours.${placementId}`, hours)] })
    }
    const { refused } = await tried(() => decideHours(c.get('context'), { requestId, placementId, minutes, note }))
    if (refused) {
      const problems = refused.fields.map(({ path, text }) => ({
        path: `${path === 'note' ? 'note' : 'hours'}.${placementId}`,
        text,
      }))
      return matchPage(c, requestId, { typed, refused, problems })
    }
    return c.redirect(`/staff/requests/${requestId}?done=hours#services`, 303)
  })

  for (const [name, verb] of [
    ['objection', decideNoShow],
    ['correction', decideCorrection],
  ] as const) {
    post(`/staff/requests/:id/${name}/:placementId`, 'hours.decide', async (c) => {
      const { id: requestId = '', placementId = '' } = c.req.param()
      const form = await readForm(c)
      const granted = textOf(form, `granted.${placementId}`)
      const note = textOf(form, `answerNote.${placementId}`).trim().slice(0, 500)
      const answering = { placementId, granted, note }
      if (granted !== 'yes' && granted !== 'no') {
        const text = { zh: '选一个决定。', en: 'Choose a decision.' }
        return matchPage(c, requestId, { answering, problems: [{ path: `granted.${placementId}`, text }] })
      }
      const input = { requestId, placementId, granted: granted === 'yes', note }
      const { done, refused } = await tried(() => verb(c.get('context'), input))
      if (refused) {
        const problems = refused.fields.map(({ text }) => ({ path: `answerNote.${placementId}`, text }))
        return matchPage(c, requestId, { answering, refused, problems })
      }
      const proposed = name === 'correction' && done.correction?.answer === undefined
      const next = `/staff/requests/${requestId}?done=answered#services`
      return c.redirect(proposed ? '/staff/approvals?done=proposed' : next, 303)
    })
  }

  post('/staff/requests/:id/no-show/:placementId', 'attendance.tend', async (c) => {
    const { id: requestId, placementId } = c.req.param()
    const { refused } = await tried(() => stateNoShow(c.get('context'), { requestId, placementId }))
    if (refused) return matchPage(c, requestId, { refused, problems: refused.fields })
    return c.redirect(`/staff/requests/${requestId}?done=noShow#services`, 303)
  })
}
