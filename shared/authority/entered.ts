import * as z from 'zod'
import { Refusal } from '#shared/kernel/refusal.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { behind } from './actor.ts'
import type { Context } from './context.ts'

/**
 * Who entered something in a matter for one of its sides. Written with the act itself, so that the same hand neither stands
 * for the other side nor decides.
 */
export const Entered = z.object({
  requestId: z.string(),
  by: z.string(),
  side: z.enum(['volunteer', 'requester']),
  at: Instant,
})
export type Entered = z.infer<typeof Entered>
export const entered = entity('Entered', Entered, ({ requestId, by }) => keys.entered(requestId, by))

/** Refuses to verify, decide or settle for the association in a matter in which one acted for a side. */
export const mustNotHaveEntered = async ({ table, actor }: Context, requestId: string): Promise<void> => {
  if (actor.kind !== 'person' || requestId === '') return
  if (await entered.get(table, keys.entered(requestId, behind(actor)))) throw enteredIt()
}

const enteredIt = (): Refusal =>
  new Refusal('forbidden', 'enteredOnBehalf', {
    zh: '这件事您替其中一方办过，不能再代表科协核实或裁定。请同事来办。',
    en: 'You acted for one side of this matter, so you cannot verify or decide it for the association. A colleague has to.',
  })
