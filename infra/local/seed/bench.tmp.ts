import { startDatabase } from '#test/support/database.ts'
const db = await startDatabase()
const { dynamoTable } = await import('#shared/table/dynamo-table.ts')
const { testVault } = await import('#test/support/context.ts')
const { World } = await import('#infra/local/seed/world.ts')
const { foundTree } = await import('#infra/local/seed/tree.ts')
const { enrolAll } = await import('#infra/local/seed/enrolment.ts')
const { namesFor, profileOf } = await import('#infra/local/seed/profiles.ts')
const { seededRandom } = await import('#shared/kernel/random.ts')
const base = dynamoTable(db.documents, db.tableName)
const stats: Record<string, number> = {}
let bytes = 0, nw = 0, nch = 0, ms = 0
const mode = process.argv[2]
const table = { ...base, write: async (changes: any) => {
  let cs = changes
  if (mode === 'nopool') cs = cs.filter((c: any) => c.entity !== 'PoolCount')
  if (mode === 'noentries') cs = cs.filter((c: any) => c.item?.entity !== 'IndexEntry')
  nw++; nch += cs.length; bytes += JSON.stringify(cs).length
  for (const c of cs) { const k = c.item?.entity ?? c.entity; stats[k] = (stats[k] ?? 0) + 1 }
  const t = performance.now(); await base.write(cs); ms += performance.now() - t } }
const w = new World({ table, vault: testVault, seed: 1, end: '2026-11-23T04:00:00.000Z' }, '2026-09-14T00:00:00.000Z')
await foundTree(w)
const r = seededRandom(5)
const n = 900
const names = namesFor(n + 200, r)
const ps = Array.from({ length: n }, (_, i) => profileOf(i + 1, names[i + 150]!, w.end, seededRandom(i)))
const a = performance.now(); const c0 = process.cpuUsage()
let last = process.cpuUsage(); await enrolAll(w, ps, (k) => { if (k % 300 === 0) { const d = process.cpuUsage(last); last = process.cpuUsage(); console.log(k, (d.user + d.system) / 300000) } })
const c1 = process.cpuUsage(c0)
console.log(mode, ((performance.now() - a) / n).toFixed(1), 'ms per volunteer; node cpu', ((c1.user + c1.system) / 1000 / n).toFixed(1), 'changes/v', nch / n, 'KB/v', (bytes / n / 1024).toFixed(1), stats)
const { execSync } = await import('node:child_process')
console.log(execSync('ps -eo pid,etimes,time,args | grep dynoxide | grep -v grep | tail -2').toString())
await db.stop()
