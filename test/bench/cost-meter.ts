import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { heavy } from '#functions/reactions.ts'
import type { DueKind } from '#shared/dues/due.ts'
import { dues } from '#shared/dues/due.ts'
import { workDue } from '#shared/dues/work-due.ts'
import type { StoredItem } from '#shared/table/table.ts'
import { startApiTown } from '#test/support/api-town.ts'
import { here } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { metered, type Used } from './meter.ts'

/** Which function does a piece of work where it is deployed. */
export type Worker = 'http' | 'react' | 'match' | 'notify'

export interface Worked extends Used {
  invocations: number
  /** Milliseconds of this process, all threads. */
  cpuMs: number
}

const workerOf = (kind: DueKind): Worker => {
  if (kind === 'deliverMessage') return 'notify'
  return heavy.has(kind) ? 'match' : 'react'
}

const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).replace(/\D/g, '').length / 2) + 1
  if (value instanceof Uint8Array) return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + bytesOf(one), 3)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce((sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + bytesOf(one), 3)
  }
  return 1
}

/** Bytes of an item as the database counts them, once in the table and once in each index it stands in. */
const storedBytes = (item: StoredItem, indexKeys: readonly string[]): number =>
  (bytesOf(item) + 100) * (1 + indexKeys.filter((name) => item[name] !== undefined).length)

/** A town whose every call and every piece of work is measured, one at a time. */
export const meteredTown = async (engineers: number, indexKeys: readonly string[]) => {
  const town = await startApiTown(engineers)
  const { documents, tableName } = town.database
  const plain: DynamoDBDocumentClient = Object.create(documents, { send: { value: documents.send.bind(documents) } })
  const meter = metered(plain)
  Object.assign(documents, { send: meter.client.send })
  const none = (): Worked => ({ read: 0, written: 0, requests: 0, invocations: 0, cpuMs: 0 })
  const totals: Record<Worker, Worked> = { http: none(), react: none(), match: none(), notify: none() }

  const measured = async <T>(worker: Worker, work: () => Promise<T>): Promise<T> => {
    meter.reset()
    const before = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(before)
    const used = meter.used()
    const total = totals[worker]
    total.read += used.read
    total.written += used.written
    total.requests += used.requests
    total.invocations += 1
    total.cpuMs += (user + system) / 1000
    return result
  }

  const request = town.app.request.bind(town.app)
  Object.assign(town.app, {
    request: (...sent: Parameters<typeof request>) => measured('http', async () => request(...sent)),
  })

  /** Works all that is due by now, one after the other. */
  const follow = async (): Promise<number> => {
    const source = { documents: plain, tableName }
    for (let worked = 0; ; ) {
      const now = town.clock()
      const found = (await scanAll(source)).filter(({ entity }) => entity === dues.name).map(dues.read)
      const due = found.filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : 1))
      if (due.length === 0) return worked
      for (const one of due) {
        const { failure } = await measured(workerOf(one.kind), () =>
          workDue(town.system, { key: dues.keyOf(one), works: here }),
        )
        if (failure !== undefined) throw failure
        worked += 1
      }
    }
  }

  return {
    town: { ...town, follow },
    totals,
    measured,
    reset: () => {
      for (const worker of Object.values(totals)) Object.assign(worker, none())
    },
    stored: async () => {
      const all = await scanAll({ documents: plain, tableName })
      return all.reduce((sum, item) => sum + storedBytes(item, indexKeys), 0)
    },
    items: () => scanAll({ documents: plain, tableName }),
  }
}
