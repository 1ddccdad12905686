import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { apiRoot } from '#functions/http/api/root.ts'
import { openVault } from '#functions/vault.ts'
import { openDatabase } from '#infra/local/database.ts'
import { system } from '#shared/authority/actor.ts'
import { secureRandom } from '#shared/kernel/random.ts'
import { offers } from '#shared/offers/offer.ts'
import { placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, addMinutes, systemClock } from '#shared/time/instant.ts'
import { workAllDue } from './follow.ts'
import { brokenInvariants } from './invariants.ts'
import { welding } from './town.ts'

// The whole product killed under load, again and again: what was acknowledged stays, and nothing is half done.

const root = fileURLToPath(new URL('../../', import.meta.url))

/** An act somebody was told had been done, and how to see in the table that it was. */
interface Acknowledged {
  act: 'posted' | 'opened' | 'accepted' | 'declined' | 'withdrawn'
  requestId: string
  id: string
}

export interface Figures {
  kills: number
  acknowledged: Record<string, number>
  /** Acknowledged and not there any more. */
  lost: string[]
  /** What contradicts itself in the table. */
  torn: string[]
}

const start = (folder: string): { child: ChildProcess; ready: Promise<string> } => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/killable.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', SEED: 'none', LOG_LEVEL: 'error', DYNAMODB_ENDPOINT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /is ready[^\n]*(http:\/\/localhost:\d+)/.exec(said)?.[1]
      if (url && said.includes('Stop with')) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => reject(new Error(said)))
  })
  ready.catch(() => {})
  return { child, ready }
}

/** The processes of the database on this folder, where the system lets one look. */
const databasesOn = (folder: string): number[] => {
  if (process.platform !== 'linux') return []
  const isOurs = (pid: string): boolean => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return path.basename(words[0] ?? '').startsWith('dynoxide') && words.includes(path.join(folder, 'kezhi.sqlite'))
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOurs(name))
    .map(Number)
}

/** No signal that could be caught: the product and its database end in the middle of whatever they do. */
const killAll = async (child: ChildProcess, folder: string): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const databases = databasesOn(folder)
  child.kill('SIGKILL')
  for (const pid of databases) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone with its parent already.
    }
  }
  await gone
}

interface Town {
  url: string
  shop: string
  staff: string
  engineers: string[]
  acknowledged: Acknowledged[]
  gone: boolean
}

/** Undefined once the product is gone, or when it said no. */
const call = async (town: Town, token: string, method: 'GET' | 'POST', way: string, body?: object) => {
  try {
    const answer = await fetch(`${town.url}${apiRoot}${way}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    })
    const text = await answer.text()
    if (answer.status >= 500) throw new Error(`${answer.status} ${way} ${text}`)
    return answer.ok ? JSON.parse(text) : undefined
  } catch (error) {
    if (error instanceof Error && /^5\d\d /.test(error.message) && !town.gone) throw error
    if (!(error instanceof Error && /^5\d\d /.test(error.message))) town.gone = true
    return undefined
  }
}

/** One more need with some seats, opened at once; the product then finds people by itself. */
const postNeed = async (town: Town, number: number): Promise<void> => {
  const hour = addHours(`${systemClock().slice(0, 14)}00:00.000Z`, 6 + (number % 7))
  const position = { ...welding().shifts[0]!.positions[0]!, seats: 4, minimum: number % 3 === 0 ? 2 : 0 }
  const { place: _place, ...need } = welding({
    // Item 1: no limit of free help, which would ask for a second reviewer after some needs.
    scopeItem: 1,
    manner: 'online',
    shifts: [{ id: 's1', starts: hour, ends: addMinutes(hour, 50), positions: [position] }],
  })
  const posted = await call(town, town.shop, 'POST', '/requests', { requesterId: 'rqr_shop', ...need })
  if (!posted) return
  town.acknowledged.push({ act: 'posted', requestId: posted.id, id: posted.id })
  const opened = await call(town, town.staff, 'POST', `/requests/${posted.id}/verify`, {
    verdict: 'open',
    how: 'phone',
    note: '电话核实',
    publicBenefit: true,
  })
  if (opened?.state === 'open') town.acknowledged.push({ act: 'opened', requestId: posted.id, id: posted.id })
}

/** What one engineer does next: mostly yes, sometimes no, and now and then steps back. */
const actOnce = async (town: Town, token: string): Promise<void> => {
  const { items = [] } = (await call(town, token, 'GET', '/offers')) ?? {}
  for (const offer of items.filter(({ state }: { state: string }) => state === 'sent').slice(0, 2)) {
    const { requestId, id } = offer
    if (Math.random() < 0.3) {
      const declined = await call(town, token, 'POST', `/requests/${requestId}/offers/${id}/decline`, {})
      if (declined) town.acknowledged.push({ act: 'declined', requestId, id })
      continue
    }
    const body = { offerIds: [id], risksAcknowledged: true }
    const placed = await call(town, token, 'POST', `/requests/${requestId}/offers/accept`, body)
    if (placed) town.acknowledged.push({ act: 'accepted', requestId, id: placed[0].id })
    if (!placed || Math.random() < 0.6) continue
    const way = `/requests/${requestId}/placements/${placed[0].id}/withdraw`
    const withdrawn = await call(town, token, 'POST', way, { reason: '家里有事' })
    if (withdrawn) town.acknowledged.push({ act: 'withdrawn', requestId, id: placed[0].id })
  }
}

const repeatUntilGone = async (town: Town, act: (n: number) => Promise<void>): Promise<void> => {
  for (let n = 0; !town.gone; n += 1) {
    await act(n)
    await sleep(5)
  }
}

/** Whether the table still knows of an act, in the words of its noun. */
const isThere = async (table: ReturnType<typeof dynamoTable>, { act, requestId, id }: Acknowledged) => {
  switch (act) {
    case 'posted':
      return (await requests.get(table, keys.request(id))) !== undefined
    case 'opened':
      return (await requests.get(table, keys.request(id)))?.openedAt !== undefined
    case 'declined':
      return (await offers.get(table, keys.offer(requestId, id)))?.state === 'declined'
    case 'accepted':
      return (await placements.get(table, keys.placement(requestId, id))) !== undefined
    case 'withdrawn':
      return (await placements.get(table, keys.placement(requestId, id)))?.state === 'withdrawn'
  }
}

/** Opens the data once more without the product, works what is due by the sweep's own verbs, and looks. */
const examine = async (folder: string, acknowledged: readonly Acknowledged[]) => {
  const tableName = 'kezhi-embedded'
  const env = { ...process.env, DYNAMODB_ENDPOINT: '' }
  const database = await openDatabase({ file: path.join(folder, 'kezhi.sqlite'), tableName, stream: false }, env)
  const documents = DynamoDBDocumentClient.from(database.client, { marshallOptions: { removeUndefinedValues: true } })
  const source = { documents, tableName }
  try {
    const table = dynamoTable(documents, tableName)
    const vault = await openVault({ TABLE_NAME: tableName, STAGE: 'test', LOCAL_KEY_FILE: path.join(folder, 'key') })
    // Work that a kill cut short may have been put off for some minutes: those have passed.
    let ahead = 0
    const clock = () => addMinutes(systemClock(), ahead)
    const pass = (minutes: number) => {
      ahead += minutes
    }
    await workAllDue({ table, vault, clock, random: secureRandom, actor: system }, { source, clock: { pass } })
    const lost: string[] = []
    for (const one of acknowledged) if (!(await isThere(table, one))) lost.push(`${one.act} ${one.id}`)
    return { lost, torn: await brokenInvariants(source, clock()) }
  } finally {
    await database.stop()
  }
}

/** Kills the product so often, each time after some acts were acknowledged and others are under way. */
export const killAgainAndAgain = async (kills: number, say: (line: string) => void = () => {}): Promise<Figures> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-kills-'))
  const acknowledged: Acknowledged[] = []
  let run = start(folder)
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const url = await run.ready
      const { hints } = JSON.parse(readFileSync(path.join(folder, 'seeded.json'), 'utf8')) as { hints: string[] }
      const [shop = '', staff = '', ...engineers] = hints
      const town: Town = { url, shop, staff, engineers, acknowledged, gone: false }
      const before = acknowledged.length
      const crowd = 4
      const writers = [
        repeatUntilGone(town, async (n) => {
          if (n < 2 || n % 20 === 0) await postNeed(town, kill * 3 + n)
        }),
        ...Array.from({ length: crowd }, (_, lane) =>
          repeatUntilGone(town, (n) => actOnce(town, engineers[(lane + n * crowd) % engineers.length] ?? '')),
        ),
      ]
      const enough = before + 8 + Math.random() * 12
      for (const deadline = Date.now() + 20_000; acknowledged.length < enough && Date.now() < deadline; ) await sleep(3)
      town.gone = true
      await killAll(run.child, folder)
      if (kill < kills) run = start(folder)
      await Promise.all(writers)
      say(`kill ${kill}: ${acknowledged.length - before} acts acknowledged before it`)
    }
    const counts: Record<string, number> = {}
    for (const { act } of acknowledged) counts[act] = (counts[act] ?? 0) + 1
    return { kills, acknowledged: counts, ...(await examine(folder, acknowledged)) }
  } finally {
    run.child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
