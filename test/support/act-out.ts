import type { Context } from '#shared/authority/context.ts'
import type { Remedy } from '#shared/matching/constraints/index.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { stateIndustry } from '#shared/requesters/state-industry.ts'
import { requests } from '#shared/requests/requests.ts'
import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { overlaps } from '#shared/time/interval.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { addException, removeException } from '#shared/volunteers/change-exceptions.ts'
import { changeVolunteer } from '#shared/volunteers/change-volunteer.ts'
import { resumeVolunteer } from '#shared/volunteers/pause-volunteer.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { SpokenLanguage, volunteers } from '#shared/volunteers/volunteer.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { volunteerActor } from './service.ts'

// What an explanation names, done: by the verb with which the person or staff would do it, where one act is one verb; what
// takes a whole story (a guardian's code, a withdrawal) or the requester's form is written into the items.

interface Between {
  requestId: string
  volunteerId: string
}

const changeRequest = async (
  { table }: Context,
  { requestId }: Between,
  change: (request: ServiceRequest) => Partial<ServiceRequest>,
) => {
  const request = (await requests.get(table, keys.request(requestId)))!
  await table.write([requests.replace({ ...request, ...change(request) })])
}

const changePositions = (context: Context, of: Between, change: (position: Position) => Partial<Position>) =>
  changeRequest(context, of, ({ shifts }) => ({
    shifts: shifts.map((shift) => ({
      ...shift,
      positions: shift.positions.map((one) => ({ ...one, ...change(one) })),
    })),
  }))

const changeRequester = async (
  { table }: Context,
  { requestId }: Between,
  field: 'excludedVolunteerIds' | 'competitorIds',
  without: string | undefined,
) => {
  const request = (await requests.get(table, keys.request(requestId)))!
  const requester = (await requesters.get(table, keys.requester(request.requesterId)))!
  await table.write([requesters.replace({ ...requester, [field]: requester[field].filter((id) => id !== without) })])
}

/** Makes one named change real. */
export const actOut = async (context: Context, of: Between, remedy: Remedy): Promise<unknown> => {
  const { volunteerId } = of
  const { table } = context
  const { volunteer, calendar } = await loadVolunteer(table, volunteerId)
  const own: Context = { ...context, actor: volunteerActor(volunteerId) }
  const says = (change: Parameters<typeof changeVolunteer>[1]['change']) =>
    changeVolunteer(own, { volunteerId, change })
  const sets = (change: Parameters<typeof changeCalendar>[1]['change']) => changeCalendar(own, { volunteerId, change })
  const confirmed = (vouching: Parameters<typeof vouchVolunteer>[1]['vouching']) =>
    vouchVolunteer(context, { volunteerId, vouching })
  switch (remedy.kind) {
    case 'manner':
      return says({ manners: { ...volunteer.manners, [remedy.manner]: true } })
    case 'reach':
      return says({ reachKm: remedy.km })
    case 'statement':
      return says({ declares: remedy.of === 'conduct' ? { conduct: true } : { fit: true } })
    case 'language':
      return says({ languages: [...volunteer.languages, SpokenLanguage.parse(remedy.language)] })
    case 'willing':
      return says({ excludedRequesterIds: [] })
    case 'skill': {
      const { skill, level } = remedy
      if (remedy.by === 'staff') return confirmed({ skills: [{ skill, level, evidence: 'title' }] })
      return says({ skills: [...volunteer.skills.filter((one) => one.skill !== skill), { skill, level }] })
    }
    case 'licence':
      return confirmed({ licences: [{ kind: remedy.licence, validTo: remedy.over.ends }] })
    case 'training':
      return confirmed({ trainings: [{ kind: remedy.training, validTo: remedy.over.ends }] })
    case 'insurer':
      return confirmed({ insurable: true })
    case 'reinstate':
      return suspendVolunteer(context, { volunteerId, state: 'active', reason: '申诉成立，恢复' })
    case 'consent':
      return table.write([volunteers.replace({ ...volunteer, guardianConsentUntil: remedy.until })])
    case 'free': {
      for (const span of remedy.spans) {
        await removeException(own, { volunteerId, is: (one) => !one.free && overlaps(one, span) })
        await addException(own, { volunteerId, exception: { ...span, free: true } })
      }
      return undefined
    }
    case 'hours':
      return sets({ hoursPerWeek: remedy.hours })
    case 'asks':
      return sets({ asksPerWeek: remedy.asks })
    case 'resume':
      return resumeVolunteer(own, { volunteerId })
    case 'leave': {
      const commitments = calendar.commitments.filter(({ placementId }) => placementId !== remedy.placementId)
      return table.write([calendars.replace({ ...calendar, commitments })])
    }
    case 'answer': {
      const asks = calendar.asks.map((ask) => (ask.offerId === remedy.offerId ? { ...ask, open: false } : ask))
      return table.write([calendars.replace({ ...calendar, asks })])
    }
    case 'industry': {
      if (remedy.by === 'person') return says({ employer: { ...volunteer.employer, industry: '0210' } })
      const request = (await requests.get(table, keys.request(of.requestId)))!
      return stateIndustry(context, { requesterId: request.requesterId, industry: '0111' })
    }
    case 'readmit':
      return changeRequester(context, of, 'excludedVolunteerIds', volunteerId)
    case 'noCompetitor':
      return changeRequester(context, of, 'competitorIds', volunteer.employer?.requesterId)
    case 'online':
      return changeRequest(context, of, () => ({ manner: 'online' }))
    case 'public':
      return changeRequest(context, of, () => ({ directedTo: [] }))
    case 'level':
      return changePositions(context, of, ({ skills }) => ({
        skills: skills.map((one) => (one.skill === remedy.skill ? { ...one, level: remedy.level } : one)),
      }))
    case 'interpreter':
      return changePositions(context, of, ({ languages }) => ({
        languages: languages.filter((one) => one !== remedy.language),
      }))
    case 'place':
    case 'wait':
      throw new Error(`Nobody does this in one act: ${remedy.kind}`)
  }
}
