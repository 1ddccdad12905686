import type { Act } from '#shared/authority/authority.ts'
import type { Admission, Method, Needs } from './routes.ts'

/**
 * The one rule of fresh codes: an act asks for one when it binds somebody (a signature, a ruling both sides live with, a
 * colleague's proposal made real) or changes rights (what a person, a body or a program may do). Taking back one's own
 * word, one's own sign-ins or a program's token is never held up; nor is what leaves everything as it was.
 */
const weighty: Partial<Record<Act, 'binds' | 'rights'>> = {
  'agreement.signAsVolunteer': 'binds',
  'agreement.signAsRequester': 'binds',
  'agreement.signAsOrganization': 'binds',
  'approval.answer': 'binds',
  'breach.report': 'binds',
  'hours.decide': 'binds',
  'requester.vouch': 'rights',
  'role.appoint': 'rights',
  'role.grant': 'rights',
  'token.manage': 'rights',
}

const isWeighty = (admits: Admission): boolean => Object.keys(weighty).includes(admits)

/** Whether a route asks for a fresh code: by the act it admits to, unless it says otherwise itself. Reading never does. */
export const asksFreshCode = ({ method, admits, stepUp }: { method: Method; admits: Admission } & Needs): boolean =>
  stepUp ?? (method !== 'get' && isWeighty(admits))
