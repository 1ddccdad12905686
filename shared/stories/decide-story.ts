import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { consenting } from '#shared/people/consent.ts'
import { keys } from '#shared/table/keys.ts'
import { type Story, stories, storyWord } from './story.ts'

/**
 * Staff of the organization have read a story and publish it, or not and say why; nobody their own. Refused once the
 * volunteer no longer consents, or wrote it anew meanwhile (`offeredAt`). Deciding the same twice is once.
 */
export const decideStory = async (
  context: Context,
  input: { volunteerId: string; storyId: string; offeredAt: string; publish: boolean; note: string },
): Promise<Story> =>
  deciding(async () => {
    const { table } = context
    const story = await stories.get(table, keys.story(input.volunteerId, input.storyId))
    if (!story) throw notFound(storyWord)
    permit(context, 'story.publish', { what: storyWord, reach: story.reach })
    if (isVolunteer(context.actor, story.volunteerId)) throw bothSides()
    const state = input.publish ? 'published' : 'declined'
    if (story.state === state) return story
    if (story.offeredAt !== input.offeredAt) throw writtenAnew()
    const { personId } = story
    if (input.publish && !(await consenting(table, 'publish', [personId])).has(personId)) throw consentGone()
    const note = input.note.trim()
    if (!input.publish && note.length < 4) throw sayWhy()
    const now = context.clock()
    const decided = { ...story, state, decidedBy: actorName(context.actor), decidedAt: now, note } as const
    await table.write([
      stories.replace(decided),
      ...tell(
        {
          to: personId,
          template: 'storyDecided',
          values: { title: story.activity, state, note },
          link: '/records#stories',
          cause: `${story.id}:${story.version}`,
        },
        now,
      ),
      audited(context, story.volunteerId, `story.${state}`, note),
    ])
    return decided
  })

const writtenAnew = (): Refusal =>
  wrongState('storyChanged', {
    zh: '本人刚改过这段话。请看过新的再决定。',
    en: 'The volunteer changed the words just now. Read the new ones first.',
  })

const consentGone = (): Refusal =>
  wrongState('consentGone', {
    zh: '本人撤回了公开的同意，不能发布。',
    en: 'The volunteer withdrew the consent to publishing; it cannot be published.',
  })

const sayWhy = (): Refusal => {
  const text = {
    zh: '写明为什么不发，至少 4 个字，本人会看到。',
    en: 'Say why not, at least 4 characters; the volunteer reads it.',
  }
  return new Refusal('invalid', 'noteMissing', text, { fields: [{ path: 'note', text }] })
}
