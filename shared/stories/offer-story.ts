import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { consenting } from '#shared/people/consent.ts'
import { allRecordsOf, recordWord, standing } from '#shared/records/service-record.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { mostWords, type Story, stories } from './story.ts'

export interface StoryInput {
  volunteerId: string
  recordId: string
  words: string
  naming: Story['naming']
}

/**
 * A volunteer offers a few words of a recorded service for publishing. Needs their consent to publishing, and is read by
 * staff first. Offering again for the same service takes the place of the earlier words, which are public no longer.
 */
export const offerStory = async (context: Context, input: StoryInput): Promise<Story> =>
  deciding(async () => {
    const { table } = context
    const { volunteerId } = input
    permit(context, 'story.offer', { what: recordWord, volunteerId })
    const id = derivedId('record', 'story', input.recordId)
    const [volunteer, records, before] = await Promise.all([
      volunteers.get(table, keys.volunteer(volunteerId)),
      allRecordsOf(table, volunteerId),
      stories.get(table, keys.story(volunteerId, id)),
    ])
    const record = standing(records).find((one) => one.id === input.recordId)
    if (!volunteer) throw notFound(recordWord)
    if (!record) throw noSuchRecord()
    if (volunteer.ageClass === 'minor') throw minor()
    const { personId } = volunteer
    if (!(await consenting(table, 'publish', [personId])).has(personId)) throw noConsent()
    const words = input.words.trim()
    mustBeShort(words)
    const now = context.clock()
    const story: Story = {
      id,
      volunteerId,
      personId,
      recordId: record.id,
      activity: record.activity,
      servedAt: record.starts,
      words,
      naming: input.naming,
      reach: [record.organizationId, ...territoryReach(volunteer.districtCode)],
      state: 'offered',
      offeredAt: now,
    }
    await table.write([
      before ? stories.replace({ ...story, version: before.version }) : stories.create(story),
      audited(context, volunteerId, 'story.offer', record.id),
    ])
    return story
  })

/** The volunteer takes a story back: it is gone, from the home page too. Taking it back twice is once. */
export const takeBackStory = async (context: Context, input: { volunteerId: string; storyId: string }): Promise<void> =>
  deciding(async () => {
    const { volunteerId, storyId } = input
    permit(context, 'story.offer', { what: recordWord, volunteerId })
    const story = await stories.get(context.table, keys.story(volunteerId, storyId))
    if (!story) return
    await context.table.write([stories.remove(story), audited(context, volunteerId, 'story.takeBack', story.recordId)])
  })

const least = 10

const mustBeShort = (words: string): void => {
  if (words.length >= least && words.length <= mostWords) return
  const text = {
    zh: `写 ${least} 到 ${mostWords} 个字，现在是 ${words.length} 个。`,
    en: `Write ${least} to ${mostWords} characters; now it is ${words.length}.`,
  }
  throw new Refusal('invalid', 'storyWords', text, { fields: [{ path: 'words', text }] })
}

const noSuchRecord = (): Refusal => {
  const text = {
    zh: '从您的服务记录里选一次。',
    en: 'Choose one of your recorded services.',
  }
  return new Refusal('invalid', 'noSuchRecord', text, { fields: [{ path: 'recordId', text }] })
}

const noConsent = (): Refusal =>
  wrongState('publishConsent', {
    zh: '您还没有同意公开服务故事。先在“我的隐私”里打开这一项，再来写。',
    en: 'You have not consented to publishing a story. Switch it on under "My privacy" first.',
  })

const minor = (): Refusal =>
  wrongState('minorStory', {
    zh: '未满 18 岁的志愿者，故事不公开。',
    en: 'Stories of volunteers under 18 are not published.',
  })
