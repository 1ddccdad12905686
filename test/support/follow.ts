import { works } from '#functions/reactions.ts'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { sweepDues } from '#shared/dues/sweep-dues.ts'
import { workDue } from '#shared/dues/work-due.ts'
import { deliverMessage } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { wordsOf } from '#shared/messages/templates.ts'
import { scanAll } from './invariants.ts'

// Stands where stream and schedule stand: works off what follows from an act, by the product's own table of reactions.

/** The sweep alone: everything that is due by now, until nothing more follows at once. */
export const sweepAll = async (context: Context): Promise<number> => {
  let total = 0
  for (let round = 0; round < 40; round += 1) {
    const { worked } = await sweepDues(context, {
      work: async (due) => {
        const { outcome, failure } = await workDue(context, { key: dues.keyOf(due), works: here })
        if (outcome === 'postponed' || outcome === 'stuck') throw failure
        return 'done'
      },
      enough: () => false,
    })
    total += worked
    if (worked === 0) return total
  }
  throw new Error('What follows never ends.')
}

/** The stream at its worst: each due item delivered three times, at once. What is left over is for the sweep. */
export const streamThrice = async (context: Context): Promise<number> => {
  let total = 0
  for (let round = 0; round < 40; round += 1) {
    const { worked } = await sweepDues(context, {
      work: async (due) => {
        const key = dues.keyOf(due)
        await Promise.all([0, 1, 2].map(() => here.reactions[due.kind](context, due).catch(ignoreContention)))
        await workDue(context, { key, works: here })
        return 'done'
      },
      enough: () => false,
    })
    total += worked
    if (worked === 0) return total
  }
  throw new Error('What follows never ends.')
}

/**
 * Works everything that is due, on a table that may fail now and then: what was put off comes again as minutes pass. Every
 * failure but contention is an error, and so is work that never ends. Finds dues by reading the whole (small) table: after
 * days have passed that is far quicker than the sweep's own way through five-minute buckets, which has its own tests.
 */
export const workAllDue = async (
  context: Context,
  { source, clock }: { source: Parameters<typeof scanAll>[0]; clock: { pass: (minutes: number) => void } },
): Promise<void> => {
  for (let round = 0; round < 200; round += 1) {
    const now = context.clock()
    const all = (await scanAll(source)).filter(({ entity }) => entity === dues.name).map(dues.read)
    const found = all.filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : 1))
    if (found.length === 0) {
      if (all.every(({ tries }) => tries === 0)) return
      clock.pass(1)
    }
    for (let at = 0; at < found.length; at += 8) {
      const some = found.slice(at, at + 8)
      const outcomes = await Promise.all(some.map((due) => workDue(context, { key: dues.keyOf(due), works: here })))
      for (const { outcome, failure } of outcomes) {
        if (failure !== undefined) ignoreContention(failure)
        if (outcome === 'stuck') throw failure
      }
    }
  }
  throw new Error('What follows never ends.')
}

const ignoreContention = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'busy')) throw error
}

/** Messages are delivered into a list instead of to telephones. */
export const delivered: string[] = []
export const here: typeof works = {
  ...works,
  reactions: {
    ...works.reactions,
    deliverMessage: async (context, { about }) => {
      const [to = '', ref = ''] = about.split('|')
      const [at = '', id = ''] = ref.split('#')
      const key = { pk: `TO#${to}`, sk: `MESSAGE#${at}#${id}` }
      const message = await messages.get(context.table, key)
      if (message?.state === 'waiting') delivered.push(wordsOf(message))
      await deliverMessage(context, { key, phoneOf: async () => '19900000000', channels: { sms: async () => {} } })
    },
  },
}
