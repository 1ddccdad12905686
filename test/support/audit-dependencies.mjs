// Known weaknesses of what we depend on: `node test/support/audit-dependencies.mjs`. Whatever is high or critical and not
// excused here fails; where the registry gives no answer (offline, a mirror without advisories) it says so and lets pass.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Weaknesses that do not touch us: the advisory, why, and until when that holds at most. An excuse that ran out counts no
 * more. None are known so far.
 * @type {{ advisory: string, reason: string, until: string }[]}
 */
const excused = []

/** What an answer of `npm audit --json` means on a day: which weaknesses are open, and which excuses nobody needs. */
export const judge = (answer, excuses, today) => {
  if (typeof answer?.vulnerabilities !== 'object' || answer.error || answer.metadata === undefined)
    return { known: false, open: [], needless: [] }
  const found = new Map()
  for (const { via } of Object.values(answer.vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string' || !['high', 'critical'].includes(one.severity)) continue
      found.set(one.url.split('/').pop(), `${one.severity} ${one.name}: ${one.title} (${one.url})`)
    }
  }
  const valid = new Set(excuses.filter(({ until }) => until >= today).map(({ advisory }) => advisory))
  return {
    known: true,
    open: [...found].filter(([advisory]) => !valid.has(advisory)).map(([, text]) => text),
    needless: excuses.filter(({ advisory }) => !found.has(advisory)).map(({ advisory }) => advisory),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  })
  let answer
  try {
    answer = JSON.parse(stdout)
  } catch {
    answer = undefined
  }
  const { known, open, needless } = judge(answer, excused, new Date().toISOString().slice(0, 10))
  if (!known) console.log('The registry gave no advisories; dependencies were not checked this time.')
  for (const text of open) console.error(text)
  for (const advisory of needless) console.log(`The excuse for ${advisory} is needed no more.`)
  process.exitCode = open.length > 0 ? 1 : 0
}
