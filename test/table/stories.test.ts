import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { territoryId } from '#shared/organizations/organization.ts'
import { changeConsent } from '#shared/privacy/change-consent.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { eraseRest } from '#shared/privacy/erase-rest.ts'
import { allRecordsOf, type ServiceRecord } from '#shared/records/service-record.ts'
import { decideStory } from '#shared/stories/decide-story.ts'
import { offerStory, type StoryInput, takeBackStory } from '#shared/stories/offer-story.ts'
import { ownStories, publicStories, storiesToCheck } from '#shared/stories/read-stories.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type ApiTown, serveOnce, startApiTown } from '#test/support/api-town.ts'
import type { TestPerson } from '#test/support/app.ts'
import { reasonOf } from '#test/support/service.ts'

let town: ApiTown
let me: TestPerson
let volunteerId: string
let record: ServiceRecord
let far: TestPerson
let auditor: TestPerson
beforeAll(async () => {
  town = await startApiTown()
  const { invited } = await serveOnce(town)
  volunteerId =
    town.enrolled.find(
      ({ volunteerId: id }) =>
        invited.context.actor.kind === 'person' &&
        invited.context.actor.roles.some((role) => role.role === 'volunteer' && role.volunteerId === id),
    )?.volunteerId ?? ''
  const volunteer = await volunteers.get(town.table, keys.volunteer(volunteerId))
  const actor = {
    kind: 'person',
    personId: volunteer?.personId ?? '',
    roles: [{ role: 'volunteer', volunteerId }],
    language: 'zh',
  } as const
  me = { ...invited, id: actor.personId, context: town.as(actor) }
  record = (await allRecordsOf(town.table, volunteerId))[0]!
  far = await town.person('far', { role: 'associationStaff', organizationId: territoryId('450203') })
  auditor = await town.person('auditor', { role: 'auditor', organizationId: territoryId('450204') })
})
afterAll(() => town.stop())

const words = '傍晚找到了焊偏的原因：夹具松了一颗螺钉。师傅们自己会调了。'
const consent = (give: boolean) => changeConsent(me.context, { purpose: 'publish', give })
const offer = (changes: Partial<StoryInput> = {}) =>
  offerStory(me.context, { volunteerId, recordId: record.id, words, naming: 'masked', ...changes })
const decide = (
  publish: boolean,
  { offeredAt, id }: { offeredAt: string; id: string },
  who: TestPerson = town.society,
  note = '',
) => decideStory(who.context, { volunteerId, storyId: id, offeredAt, publish, note })
const shown = () => publicStories(town.as({ kind: 'nobody', language: 'zh' }), { limit: 3 })
const waiting = async (who: TestPerson) =>
  (await storiesToCheck(who.context, { inboxes: [territoryId('450204'), territoryId('450203')] })).length

beforeEach(() => consent(true))

describe('a story', () => {
  it('is offered with consent alone, in a few words, of a service that is on record', async () => {
    await consent(false)
    expect(await reasonOf(offer())).toBe('publishConsent')
    await consent(true)
    expect(await reasonOf(offer({ words: '好' }))).toBe('storyWords')
    expect(await reasonOf(offer({ words: '好'.repeat(301) }))).toBe('storyWords')
    expect(await reasonOf(offer({ recordId: 'rec_none' }))).toBe('noSuchRecord')
    expect(
      await reasonOf(offerStory(town.shop.context, { volunteerId, recordId: record.id, words, naming: 'full' })),
    ).toBe('forbidden')
    expect((await offer()).state).toBe('offered')
  })

  it('is of nobody under age', async () => {
    const volunteer = (await volunteers.get(town.table, keys.volunteer(volunteerId)))!
    await town.table.write([volunteers.replace({ ...volunteer, ageClass: 'minor' })])
    expect(await reasonOf(offer())).toBe('minorStory')
    await town.table.write([volunteers.replace({ ...volunteer, version: volunteer.version + 1 })])
  })

  it('waits for staff of the organization or the district, and for nobody else', async () => {
    await offer()
    expect([
      await waiting(town.society),
      await waiting(town.district),
      await waiting(far),
      await waiting(auditor),
    ]).toEqual([1, 1, 0, 0])
    expect(await shown()).toEqual([])
  })

  it('is published by staff who read these very words, under the name the volunteer chose', async () => {
    const first = await offer()
    expect(await reasonOf(decide(true, first, far))).toBe('notFound')
    expect(await reasonOf(decide(true, first, auditor))).toBe('forbidden')
    town.setClock('2026-09-21T02:00:00.000Z')
    const anew = await offer({ naming: 'full', words: `${words}下次还去。` })
    expect(await reasonOf(decide(true, first))).toBe('storyChanged')
    await decide(true, anew)
    const [told] = await shown()
    expect([told?.story.words, told?.by]).toEqual([`${words}下次还去。`, expect.stringMatching(/^\S{2,}$/)])
    expect(told?.by).not.toContain('**')
    await decide(true, await offer())
    expect((await shown())[0]?.by).toMatch(/^.\*\*$/)
  })

  it('is not published by the volunteer themself, nor turned down without a word', async () => {
    const story = await offer()
    const both = town.as({
      kind: 'person',
      personId: me.id,
      roles: [
        { role: 'volunteer', volunteerId },
        { role: 'organizationStaff', organizationId: 'org_welding' },
      ],
      language: 'zh',
    })
    expect(await reasonOf(decide(true, story, { ...me, context: both }))).toBe('bothSides')
    expect(await reasonOf(decide(false, story))).toBe('noteMissing')
    expect((await decide(false, story, town.society, '写到了厂里的工艺')).state).toBe('declined')
    expect(await waiting(town.society)).toBe(0)
  })
})

describe('a published story', () => {
  it('is off the page at once when the consent is withdrawn, and cannot be published then', async () => {
    await decide(true, await offer())
    expect(await shown()).toHaveLength(1)
    const home = async () => (await town.app.request('/')).text()
    expect(await home()).toContain('夹具松了一颗螺钉')
    await consent(false)
    expect(await shown()).toEqual([])
    expect(await home()).not.toContain('夹具松了一颗螺钉')
    await consent(true)
    const story = await offer()
    await consent(false)
    expect([await waiting(town.society), await reasonOf(decide(true, story))]).toEqual([0, 'consentGone'])
  })

  it('is taken back by its volunteer, twice being once', async () => {
    const story = await offer()
    await decide(true, story)
    await takeBackStory(me.context, { volunteerId, storyId: story.id })
    await takeBackStory(me.context, { volunteerId, storyId: story.id })
    expect([await shown(), await ownStories(me.context, { volunteerId })]).toEqual([[], []])
  })

  it('goes with the data of whoever deletes themself, from the page at once', async () => {
    await decide(true, await offer())
    await eraseMe(me.context, { understood: true })
    expect(await shown()).toEqual([])
    await eraseRest(town.system, { personId: me.id })
    expect(await town.table.query({ partition: keys.volunteer(volunteerId).pk, begins: 'STORY#' })).toMatchObject({
      items: [],
    })
  })
})
