import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

export const mostWords = 300

/** 服务故事: what a volunteer tells in their own words of one recorded service (Art. 14). Public only while they consent. */
export const Story = z.object({
  id: z.string(),
  volunteerId: z.string(),
  personId: z.string(),
  recordId: z.string(),
  activity: z.string(),
  servedAt: Instant,
  words: z.string().max(mostWords),
  /** How the volunteer wants to be named: 韦** or in full. The name itself stands only in their details. */
  naming: z.enum(['masked', 'full']),
  /** The recording organization and the territory. */
  reach: z.array(z.string()),
  state: z.enum(['offered', 'published', 'declined']),
  offeredAt: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  note: z.string().max(500).optional(),
})
export type Story = z.infer<typeof Story>

/** The inbox of the territory, in which staff of any organization of the reach find it. */
export const inboxOf = ({ reach }: Pick<Story, 'reach'>): string => reach.at(-1) ?? ''

const listed = (story: Story) => {
  switch (story.state) {
    case 'offered':
      return lists.storiesToCheck(inboxOf(story), story.offeredAt, story.id)
    case 'published':
      return lists.publishedStories(story.decidedAt ?? story.offeredAt, story.id)
    case 'declined':
      return {}
  }
}

export const stories = entity('Story', Story, (story) => ({
  ...keys.story(story.volunteerId, story.id),
  ...listed(story),
}))

export const storyWord: Text = { zh: '服务故事', en: 'story' }
