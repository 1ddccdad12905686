/** How far a long job has come. `what` names the part it is at. */
export type SeedProgress = (done: number, total: number, what: string) => void

/** A bar that redraws itself on a terminal; elsewhere one plain line for each tenth. */
export const progressBar = (out: NodeJS.WriteStream): { report: SeedProgress; end: () => void } => {
  let shown = -1
  const width = 30
  const report: SeedProgress = (done, total, what) => {
    const share = total > 0 ? Math.min(1, done / total) : 1
    const step = Math.floor(share * (out.isTTY ? 1000 : 10))
    if (step === shown) return
    shown = step
    const percent = `${String(Math.floor(share * 100)).padStart(3)} %`
    if (!out.isTTY) out.write(`  ${percent}  ${what}\n`)
    else out.write(`\r  ${'█'.repeat(Math.round(share * width)).padEnd(width, '░')} ${percent}  ${what}\u001b[K`)
  }
  const end = () => {
    if (out.isTTY && shown >= 0) out.write('\r\u001b[K')
  }
  return { report, end }
}
