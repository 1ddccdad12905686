import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '#shared/kernel/random.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import { Stale, type Table } from '#shared/table/table.ts'
import type { Clock } from '#shared/time/instant.ts'
import { type Actor, system } from './actor.ts'

/** What every verb is handed: data, clock, chance, secrets, and who acts. */
export interface Context {
  table: Table
  clock: Clock
  random: Random
  vault: Vault
  actor: Actor
  /** By which way an act came, for the audit: the route as declared, and a short name of the session. */
  via?: { route: string; session?: string }
}

/** The same context, acting as the system: for what follows from an act rather than being one. */
export const asSystem = (context: Context): Context => ({ ...context, actor: system })

const rounds = 12

/**
 * Runs read-decide-write until the write meets the facts it was decided on. Each round reads afresh, so a lost race ends
 * in the right answer ("taken", "already done") rather than in an error; only endless contention ends in "try again".
 */
export const deciding = async <T>(round: () => Promise<T>): Promise<T> => {
  for (let n = 1; ; n += 1) {
    try {
      return await round()
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      if (n === rounds) {
        throw new Refusal('busy', 'contention', {
          zh: '这会儿同时操作的人多，没有改动任何东西。请再试一次。',
          en: 'Many people act on this at the same moment; nothing was changed. Please try again.',
        })
      }
      await sleep(Math.random() * 8 * n)
    }
  }
}
