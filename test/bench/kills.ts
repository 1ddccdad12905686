import { killAgainAndAgain } from '#test/support/kills.ts'

// `npm run bench:kills`: the product and its database killed under load, fifty times unless KILLS says otherwise.

const started = Date.now()
const { kills, acknowledged, lost, torn } = await killAgainAndAgain(Number(process.env.KILLS ?? 50), console.log)
const acts = Object.entries(acknowledged)
console.log(`\n${kills} kills in ${Math.round((Date.now() - started) / 1000)} s`)
console.log(
  `acknowledged: ${acts.reduce((sum, [, n]) => sum + n, 0)} (${acts.map(([act, n]) => `${n} ${act}`).join(', ')})`,
)
console.log(`lost: ${lost.length}`, ...lost)
console.log(`torn: ${torn.length}`, ...torn)
if (lost.length + torn.length > 0) process.exitCode = 1
