import { mkdirSync, writeFileSync } from 'node:fs'
import { attack } from '#test/support/attack.ts'
import { measureSignIn } from '#test/support/attack-sign-in.ts'

// Every route tried by every role with spoilt content, and the doors of sign-in: `npm run bench:attack`. Another run of
// chance with `-- --seed=7`.

const seed = Number(process.argv.find((one) => one.startsWith('--seed='))?.slice('--seed='.length) ?? 20_260_923)
const print = (line = ''): void => {
  process.stderr.write(`${line}\n`)
}
const row = (...cells: (string | number | boolean)[]): void => print(`| ${cells.join(' | ')} |`)

const started = Date.now()
const fuzz = await attack({ seed, rounds: 4, each: 4, progress: (done) => print(`… ${done} requests`) })
const signIn = await measureSignIn(1_000)
const minutes = Math.round((Date.now() - started) / 6_000) / 10

const routes = Object.values(fuzz.hits).map((byRole) => Object.values(byRole).reduce((sum, n) => sum + n, 0))
const of = (kind: string): number => fuzz.findings.filter((one) => one.kind === kind).length
const reached = fuzz.reached / fuzz.requests
const checks: [what: string, value: string | number, wanted: string, holds: boolean][] = [
  ['requests', fuzz.requests, '≥ 20,000', fuzz.requests >= 20_000],
  ['routes', routes.length, '', routes.length > 100],
  ['fewest signed-in hits of a route', Math.min(...routes), '≥ 100', Math.min(...routes) >= 100],
  ['reaching a verb', `${(100 * reached).toFixed(1)} %`, '≥ 30 %', reached >= 0.3],
  ['answers of 500 and above', of('fault'), '0', of('fault') === 0],
  ['foreign data in an answer', of('foreign data'), '0', of('foreign data') === 0],
  ['half-written states', of('half-written'), '0', of('half-written') === 0],
  ['pages with a script or style inside', of('inline'), '0', of('inline') === 0],
  ['answers without the headers of protection', of('headers'), '0', of('headers') === 0],
  ['AUC of known against unknown phones', signIn.auc.toFixed(3), '0.45–0.55', signIn.auc >= 0.45 && signIn.auc <= 0.55],
  ['codes compared out of 200 wrong at once', signIn.compared, '≤ 5', signIn.compared <= 5],
  ['sessions from 100 right codes at once', signIn.sessions, '1', signIn.sessions === 1],
]
print()
row('what', 'measured', 'wanted', 'holds')
row('---', '---', '---', '---')
for (const [what, value, wanted, holds] of checks) row(what, value, wanted, holds ? 'yes' : 'NO')
print()
for (const one of fuzz.findings.slice(0, 20)) print(JSON.stringify(one).slice(0, 600))

mkdirSync('test/bench/results', { recursive: true })
writeFileSync(
  'test/bench/results/attack.json',
  `${JSON.stringify({ seed, minutes, checks, statuses: fuzz.statuses, signIn, hits: fuzz.hits, findings: fuzz.findings }, null, 1)}\n`,
)
if (checks.some(([, , , holds]) => !holds)) process.exitCode = 1
