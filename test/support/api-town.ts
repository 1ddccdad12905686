import type { Role } from '#shared/authority/actor.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { newPerson, startApp } from './app.ts'
import { clientOf } from './client.ts'
import { sweepAll } from './follow.ts'
import { dayBefore, enrolEngineers, foundTown, saturday, welding } from './town.ts'

/** The small town behind the app, with everybody signed in and a client for each. */
export const startApiTown = async (engineers = 2, options: Parameters<typeof startApp>[0] = {}) => {
  const world = await startApp(options)
  world.setClock(dayBefore)
  await foundTown(world.system)
  const enrolled = await enrolEngineers(world.system, engineers)
  const person = async (name: string, ...roles: Role[]) => {
    const one = await newPerson(world, name, roles)
    return { ...one, api: clientOf(world.app, one.cookie) }
  }
  const volunteer = (n: number) =>
    person(`engineer ${n}`, { role: 'volunteer', volunteerId: enrolled[n]?.volunteerId ?? '' })
  return {
    ...world,
    enrolled,
    follow: () => sweepAll(world.system),
    person,
    volunteer,
    nobody: clientOf(world.app),
    shop: await person('shop', { role: 'requesterMember', requesterId: 'rqr_shop' }),
    district: await person('district', { role: 'associationStaff', organizationId: territoryId('450204') }),
    society: await person('society', { role: 'organizationStaff', organizationId: 'org_welding' }),
    first: await volunteer(0),
    second: await volunteer(1),
  }
}
export type ApiTown = Awaited<ReturnType<typeof startApiTown>>

export const verdict = { verdict: 'open', how: 'phone', note: '电话核实', publicBenefit: true } as const

/** One service from the need to the certificate, by calls of the API alone; answers what each step gave. */
export const serveOnce = async (town: ApiTown) => {
  const { value: draft } = await town.shop.api.saveDraft({
    body: { requesterId: 'rqr_shop', fields: { title: '焊' } },
  })
  const need = { requesterId: 'rqr_shop', ...welding(), id: draft.id }
  const { value: submitted } = await town.shop.api.submitRequest({ body: need })
  const requestId = submitted.id
  const { value: opened } = await town.district.api.verifyRequest({ params: { requestId }, body: verdict })
  await town.follow()

  const asked = (await town.first.api.listOffers({})).value.items.length > 0
  const invited = asked ? town.first : town.second
  const offerId = (await invited.api.listOffers({})).value.items[0]?.id ?? ''
  const { value: offer } = await invited.api.readOffer({ params: { requestId, offerId } })
  const body = { offerIds: [offerId], risksAcknowledged: true }
  const [placement] = (await invited.api.acceptOffers({ params: { requestId }, body })).value
  await town.follow()
  const params = { requestId, placementId: placement?.id ?? '' }
  const { value: agreement } = await invited.api.readAgreement({ params })
  if (agreement.form === 'signed') {
    const { edition, factsVersion } = agreement
    await invited.api.signAgreement({ params, body: { edition } })
    await town.shop.api.signAgreementsAsRequester({ params: { requestId }, body: { factsVersion } })
    await town.society.api.signAgreementsAsOrganization({ params: { requestId }, body: { factsVersion } })
  }
  await town.follow()
  const confirmed = (await invited.api.listPlacements({})).value.items[0]

  town.setClock(saturday.starts)
  const shown = async () => (await town.shop.api.showCode({ params: { requestId, shiftId: 's1' } })).value.code
  await invited.api.checkIn({ params, body: { code: await shown() } })
  town.setClock(saturday.ends)
  await invited.api.checkOut({ params, body: { code: await shown() } })
  await invited.api.claimHoursAsVolunteer({ params, body: {} })
  await town.shop.api.claimHoursAsRequester({ params, body: {} })
  await town.follow()

  const stars = { stars: 5, solved: 'yes' as const, words: '好', skills: [] }
  const rated = [
    await town.shop.api.rateAsRequester({ params, body: stars }),
    await invited.api.rateAsVolunteer({ params, body: stars }),
  ]
  const record = (await invited.api.listRecords({ query: { limit: '5' } })).value.items[0]
  const { value: certificate } = await invited.api.issueCertificate({ body: { recordIds: [record?.id ?? ''] } })
  return { requestId, params, invited, submitted, opened, offer, confirmed, rated, record, certificate }
}
