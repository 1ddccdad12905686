import { works } from '#functions/reactions.ts'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { sweepDues } from '#shared/dues/sweep-dues.ts'
import { workDue } from '#shared/dues/work-due.ts'
import { deliverMessage } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { wordsOf } from '#shared/messages/templates.ts'

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

const ignoreContention = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'busy')) throw error
}

/** Messages are delivered into a list instead of to telephones. */
export const delivered: string[] = []
const here: typeof works = {
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
