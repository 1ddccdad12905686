import * as z from 'zod'
import { Settings } from '#shared/settings/settings.ts'
import { Instant } from '#shared/time/instant.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const count = z.number().int()

const Change = z.object({ path: z.string(), before: z.number(), after: z.number() })

const Figures = z.object({
  invitations: count,
  people: count.meta({ description: 'People invited at least once.' }),
  filled: z.number().meta({ description: 'Seats expected to be filled.' }),
  fit: z.number().meta({ description: 'Mean fit of the invited, by the edition in force.' }),
  fitProposed: z.number().meta({ description: 'Mean fit of the invited, by the settings proposed.' }),
  km: z.number(),
  gini: z.number().meta({ description: 'Of invitations over everybody who could have been asked: 0 is all alike.' }),
  byCount: z.array(count).meta({ description: 'People with none, one, two, three, four, and five or more.' }),
})

/** The offer policy: editions, proposals, and the last quarter under other settings. */
export const settingsRoutes = {
  readSettings: route({
    method: 'get',
    path: '/settings',
    admits: 'settings.read',
    tag,
    summary: { zh: '派单设置：现在用的、等确认的和历史', en: 'The offer policy: in force, proposed, and its history' },
    query: none,
    body: none,
    answer: z.object({
      name: z.string(),
      settings: Settings,
      waiting: z.array(
        z.object({ approvalId: z.string(), reason: z.string(), settings: Settings, changes: z.array(Change) }),
      ),
      history: z.array(
        z.object({
          name: z.string(),
          at: Instant.optional(),
          reason: z.string().optional(),
          settings: Settings,
          changes: z.array(Change),
        }),
      ),
    }),
    handle: async ({ context }) => {
      const { readSettings } = await import('#shared/settings/read-settings.ts')
      const { inForce, waiting, history } = await readSettings(context)
      return {
        ...inForce,
        waiting: waiting.map(({ approval: { id, note }, settings, changes }) => ({
          approvalId: id,
          reason: note,
          settings,
          changes,
        })),
        history: history.map(({ edition, published, changes }) => ({
          ...edition,
          ...(published ? { at: published.at, reason: published.reason } : {}),
          changes,
        })),
      }
    },
  }),
  proposeSettings: route({
    method: 'post',
    path: '/settings/proposals',
    admits: 'settings.change',
    tag,
    summary: {
      zh: '提出另一份派单设置；同样的一份由另一个人提出，就发布了',
      en: 'Propose another offer policy; the very same from a second person publishes it',
    },
    query: none,
    body: z.object({
      settings: Settings,
      reason: z.string(),
      basedOn: z.string().meta({ description: 'Name of the edition in force when these were written.' }),
    }),
    answer: z.object({ approvalId: z.string(), published: z.string().optional() }),
    handle: async ({ context, body }) => {
      const { proposeSettings } = await import('#shared/settings/propose-settings.ts')
      const { approvalId, published } = await proposeSettings(context, body)
      return { approvalId, ...(published ? { published: published.name } : {}) }
    },
  }),
  replaySettings: route({
    method: 'post',
    path: '/settings/replay',
    admits: 'settings.read',
    tag,
    summary: {
      zh: '上一季度用另一份设置会怎样，和当时比；什么都不改',
      en: 'The last quarter under other settings, beside what it was; changes nothing',
    },
    query: none,
    body: z.object({ settings: Settings }),
    answer: z.object({
      from: Instant,
      to: Instant,
      capped: z.boolean(),
      runs: z.object({ exact: count, cutShort: count, otherRules: count }),
      positions: count,
      seats: count,
      scale: z.number(),
      was: Figures,
      would: Figures,
      changed: z.array(
        z.object({
          requestId: z.string(),
          shiftId: z.string(),
          positionId: z.string(),
          at: Instant,
          asked: count.meta({ description: 'Asked then and not in the replay.' }),
          instead: count.meta({ description: 'Asked in the replay and not then.' }),
        }),
      ),
    }),
    handle: async ({ context, body }) => {
      const { replayQuarter } = await import('#shared/replays/replay-quarter.ts')
      const { changed, ...found } = await replayQuarter(context, body.settings)
      // Counts only: who it was is for the page, which keeps in the audit whom it showed.
      return {
        ...found,
        changed: changed.map(({ then, instead, ...of }) => ({ ...of, asked: then.length, instead: instead.length })),
      }
    },
  }),
}
