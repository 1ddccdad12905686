import { api } from '#functions/http/api/api.ts'
import { apiRoot } from '#functions/http/api/root.ts'
import type { DeclaredRoute } from '#functions/http/routes.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { formPost } from './app.ts'
import type { GuardedTown } from './guarded-town.ts'
import { saturday, welding } from './town.ts'

export const isProgram = (path: string) => path.startsWith(`${apiRoot}/`) && !/openapi|reference/.test(path)

/** Where `:id` names something else than a request. */
const ids: Record<string, string> = {
  '/staff/requesters/:id/papers/:paperId': 'rqr_shop',
  '/staff/requesters/:id/papers/:paperId/file': 'rqr_shop',
  '/staff/requesters/:id': 'rqr_shop',
  '/staff/requesters/:id/acting': 'rqr_shop',
}

const addressOf = (path: string, known: Names): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const names = { ...known, id: (known.id === nobodys && nobodys) || (ids[path] ?? known.id) }
    const value = Object.entries(names).find(([one]) => one === name)?.[1]
    if (value === undefined) throw new Error(`test/support/guarded-town.ts does not know what :${name} stands for`)
    return encodeURIComponent(value)
  })

const days = (month: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)

/** Content that would be taken from those who may, so that a "no" is about the person and not about the content. */
const bodies: Partial<Record<keyof typeof api, object>> = {
  saveDraft: { requesterId: 'rqr_shop', fields: {} },
  submitRequest: { requesterId: 'rqr_shop', ...welding() },
  changeFacts: welding(),
  withdrawRequest: { reason: '不需要了' },
  verifyRequest: { verdict: 'open', how: 'phone', note: '电话', publicBenefit: true },
  acceptOffers: { offerIds: ['<offerId>'], risksAcknowledged: true },
  declineOffer: {},
  joinStandby: {},
  withdrawPlacement: { reason: '有事' },
  answerChange: { risksAcknowledged: true },
  recordInsurance: { policy: 'PICC-0001', ...saturday },
  signAgreement: { edition: 1 },
  signAgreementsAsRequester: { factsVersion: 1 },
  signAgreementsAsOrganization: { factsVersion: 1 },
  checkIn: { code: '123456' },
  checkOut: { code: '123456' },
  claimHoursAsVolunteer: {},
  claimHoursAsRequester: {},
  decideHours: { minutes: 60, note: '核对过' },
  rateAsVolunteer: { stars: 5, words: '', skills: [] },
  rateAsRequester: { stars: 5, words: '', skills: [] },
  namePerson: { name: '韦建国' },
  enrolVolunteer: {},
  registerRequester: {},
  lowerMinimum: { minimum: 0 },
  vouchRequester: { verdict: 'suspended', note: '核对过' },
  vouchVolunteer: { insurable: false },
  suspendVolunteer: { state: 'suspended', reason: '两次无故缺席' },
  reinstateVolunteer: { reason: '申诉成立' },
  settleProblem: { note: '已处理' },
  chooseColumns: { columns: { number: 2, phone: 1 } },
  confirmImport: { invites: false },
  readMessage: { at: saturday.starts },
  startDelegation: { whom: { requesterId: 'rqr_shop' }, way: 'phone', recognised: 'known', reason: '不会用网页' },
  proveDelegation: { personId: 'per_shop', code: '123456' },
  openDelegationOnPapers: { personId: 'per_shop', papers: '身份证' },
  objectToDoneForMe: { at: saturday.starts, id: 'dlg_x', words: '没有请他办' },
  undoDoneForMe: { at: saturday.starts, id: 'dlg_x' },
  proposeSettings: {
    settings: { ...firstEdition.settings, nearKm: 8 },
    reason: '示例再提一份',
    basedOn: firstEdition.name,
  },
  replaySettings: { settings: firstEdition.settings },
  rejectApproval: { note: '先问清情况' },
  grantRole: { role: { role: 'organizationStaff', organizationId: '<organizationId>' } },
  revokeRole: { role: { role: 'organizationStaff', organizationId: '<organizationId>' } },
  loadHolidays: { year: '2027', off: days('2027-05', 12), work: [] },
  objectNoShow: { words: '我当时在场' },
  decideNoShow: { granted: false, note: '核对过签到' },
  askCorrectionAsVolunteer: { minutes: 60, words: '少记了半小时' },
  askCorrectionAsRequester: { minutes: 60, words: '多记了半小时' },
  changeProposal: { state: 'pinned' },
  announceCampaign: {
    name: { zh: '示例活动', en: 'Demo campaign' },
    organizationId: '<organizationId>',
    starts: saturday.starts,
    ends: saturday.ends,
  },
  suggestSkills: { text: '焊接机器人焊偏了' },
  decideCorrection: { granted: false, note: '核对过签到' },
}
const bodyFor = (route: DeclaredRoute, names: Names): string | undefined => {
  const name = Object.entries(api).find(
    ([, one]) => one.method === route.method && `${apiRoot}${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}` === route.path,
  )?.[0]
  const body = Object.entries(bodies).find(([one]) => one === name)?.[1]
  return (
    body && JSON.stringify(body).replace('<offerId>', names.offerId).replace('<organizationId>', names.organizationId)
  )
}

const window = { from: '2026-09-01T09:00', to: '2026-09-02T09:00', noticedAt: '2026-09-02T09:00' }

/** Forms whose fields are read before it is known whose thing it is. */
const formFor = ({ path }: DeclaredRoute, names: Names): Record<string, string> => {
  switch (path) {
    case '/me/privacy/consent':
      return { purpose: 'recommendation', give: 'yes' }
    case '/profile/guardian':
      return { phone: '13712345678', birthDate: '2010-05-20' }
    case '/requests/industry':
      return { requesterId: 'rqr_shop', industry: '3670' }
    case '/staff/breaches':
      return { cause: 'person', value: names.personId, ...window }
    case '/staff/breaches/:breachId/tell':
      return { happened: '有人看了', done: '已经停用', advice: '留意来电' }
    case '/staff/breaches/:breachId/contacts':
      return { note: '要逐个打电话' }
    case '/requests/:id/agreements/ask':
    case '/requests/:id/session/:shiftId/absent':
      return { placementId: names.placementId }
    case '/requests/:id/session/:shiftId/correction':
      return {
        placementId: names.placementId,
        [`${names.placementId}.minutes`]: '60',
        [`${names.placementId}.words`]: '记少了半小时',
      }
    case '/staff/problems':
      return {
        organizationId: names.organizationId,
        problemId: names.problemId,
        [`note.${names.problemId}`]: '已经处理',
      }
    case '/board/:requestId':
      return { shiftId: 's1', positionId: 'p1' }
    case '/requests/:id/minimum':
      return { shiftId: 's1', positionId: 'p1', minimum: '1' }
    case '/requests/:id/session/:shiftId/hours':
      return { placementId: names.placementId, minutes: '180' }
    case '/offers/:requestId/:offerId':
      return { do: 'decline', reason: 'busy' }
    default:
      return {}
  }
}

/** What a list needs to be told before it answers. */
const queries: Record<string, string> = {
  [`${apiRoot}/audit/entries`]: '?day=2026-09-18',
  [`${apiRoot}/requests`]: '?month=2026-09',
  [`${apiRoot}/organizations`]: '?district=450204',
  '/join/registered': '?id=rqr_shop',
}

type Names = GuardedTown['names']

/** Routes that name a thing in what is sent with them rather than in their path. */
const namesInContent = [
  `${apiRoot}/campaigns`,
  `${apiRoot}/drafts`,
  `${apiRoot}/delegations`,
  '/requests/industry',
  '/staff/problems',
]
/** Whether a route is about one thing, which may be somebody else's. */
export const namesOne = ({ path, method }: DeclaredRoute): boolean =>
  path.includes('/:') ||
  path === '/join/registered' ||
  path.endsWith('/holidays') ||
  path.endsWith('/breaches') ||
  /\/settings(\/(proposals|replay))?$/.test(path) ||
  path === '/staff/skills/change' ||
  (method === 'post' && (namesInContent.includes(path) || path === `${apiRoot}/requests`))

/** An identifier that could be one and names nothing. */
const nobodys = 'req_00000000000000000000'
/** The same names, all of things that do not exist. */
export const guessed = (names: Names): Names => ({
  ...names,
  ...Object.fromEntries(Object.keys(names).map((name) => [name, nobodys])),
})

/** Asks for a route as a browser or program does, with content that would be taken from those who may. */
export const visit = (town: GuardedTown, route: DeclaredRoute, cookie = '', names: Names = town.names) => {
  const address = addressOf(route.path, names)
  if (route.method === 'get') return town.app.request(`${address}${queries[route.path] ?? ''}`, { headers: { cookie } })
  if (!isProgram(route.path)) return town.app.request(address, formPost(formFor(route, names), cookie))
  const body = bodyFor(route, names)
  return town.app.request(address, {
    method: route.method.toUpperCase(),
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
}
