import { may, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { consenting } from '#shared/people/consent.ts'
import { readDetails } from '#shared/people/details.ts'
import { recordWord } from '#shared/records/service-record.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type Story, stories, storyWord } from './story.ts'

/** A story under the name its volunteer chose. */
export interface ToldStory {
  story: Story
  by: string
}

const named = (naming: Story['naming'], name: string): string => (naming === 'full' ? name : `${[...name][0] ?? ''}**`)

/** Those whose volunteers consent to publishing now, and whose names can be read: nothing of who withdrew or was erased. */
const consented = async (context: Context, found: readonly Story[]): Promise<ToldStory[]> => {
  const personIds = found.map(({ personId }) => personId)
  const [agreed, details] = await Promise.all([
    consenting(context.table, 'publish', personIds),
    readDetails(context, personIds),
  ])
  return found.flatMap((story) => {
    const name = details.get(story.personId)?.name
    return agreed.has(story.personId) && name !== undefined ? [{ story, by: named(story.naming, name) }] : []
  })
}

/** How many of the latest are looked at for a page that shows a few. */
const lookedAt = 20

/** The latest stories for everybody, each only while its volunteer consents. */
export const publicStories = async (context: Context, { limit }: { limit: number }): Promise<ToldStory[]> => {
  const partition = lists.publishedStoriesPartition()
  const page = await stories.list(context.table, { index: 'list', partition, backwards: true, limit: lookedAt })
  return (await consented(context, page.items)).slice(0, limit)
}

/** What waits to be read by staff, oldest first: of each inbox what lies within the reader's reach, while consent stands. */
export const storiesToCheck = async (
  context: Context,
  { inboxes }: { inboxes: readonly string[] },
): Promise<ToldStory[]> => {
  const pages = await Promise.all(
    inboxes.map((inbox) =>
      stories.list(context.table, {
        index: 'list',
        partition: lists.storiesToCheckPartition(inbox),
        limit: 50,
      }),
    ),
  )
  const within = pages
    .flatMap(({ items }) => items)
    .filter(({ reach }) => may(context.actor, 'story.publish', { what: storyWord, reach }))
  return consented(
    context,
    within.sort((a, b) => (a.offeredAt < b.offeredAt ? -1 : 1)),
  )
}

/** The stories of one volunteer, for themself. */
export const ownStories = async (context: Context, { volunteerId }: { volunteerId: string }): Promise<Story[]> => {
  permit(context, 'story.offer', { what: recordWord, volunteerId })
  return storiesOf(context.table, volunteerId)
}

/** All stories of one volunteer; for verbs that may. */
export const storiesOf = (table: Table, volunteerId: string): Promise<Loaded<Story>[]> =>
  stories.all(table, { partition: keys.volunteer(volunteerId).pk, begins: 'STORY#' })
