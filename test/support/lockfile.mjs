// npm drops optional platform packages that the registry at hand does not serve, and `npm ci` then refuses the lock
// file it wrote. This puts them back, so that one lock file serves Linux, macOS and Windows.
// `npm run lock` repairs; `--check` only says whether there is something to repair.
import fs from 'node:fs'

const file = new URL('../../package-lock.json', import.meta.url)
const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony', 'wasm32']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'wasm32', 'riscv64', 'ppc64', 's390x']
let missing = 0

for (const [directory, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place] || lock.packages[`${directory}/${place}`] || !/^\d/.test(range)) continue
    const label = name.split('/').pop()
    const os = systems.find((system) => label.includes(system))
    const cpu = processors.find((processor) => label.includes(processor))
    if (!os || !cpu) continue
    missing += 1
    const libc = label.includes('musl') ? ['musl'] : label.includes('gnu') && os === 'linux' ? ['glibc'] : undefined
    lock.packages[place] = { version: range, cpu: [cpu], ...(libc ? { libc } : {}), optional: true, os: [os] }
  }
}

if (process.argv.includes('--check')) process.exit(missing > 0 ? 1 : 0)
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
