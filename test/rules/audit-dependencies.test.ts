import { describe, expect, it } from 'vitest'
import { judge } from '#test/support/audit-dependencies.mjs'

const weakness = (severity: string, id = 'GHSA-aaaa-bbbb-cccc') => ({
  metadata: {},
  vulnerabilities: {
    hono: { via: [{ name: 'hono', title: 'Something', severity, url: `https://github.com/advisories/${id}` }] },
    other: { via: ['hono'] },
  },
})
const excuse = (until: string) => [{ advisory: 'GHSA-aaaa-bbbb-cccc', reason: 'not reached', until }]

describe('known weaknesses of dependencies', () => {
  it('fail when they are high or critical', () => {
    expect(judge(weakness('high'), [], '2026-11-23').open).toHaveLength(1)
    expect(judge(weakness('critical'), [], '2026-11-23').open).toHaveLength(1)
    expect(judge(weakness('low'), [], '2026-11-23').open).toEqual([])
  })

  it('are excused until a day, and not longer', () => {
    expect(judge(weakness('high'), excuse('2026-12-31'), '2026-11-23').open).toEqual([])
    expect(judge(weakness('high'), excuse('2026-11-22'), '2026-11-23').open).toHaveLength(1)
  })

  it('name excuses that nobody needs any more', () => {
    expect(judge({ metadata: {}, vulnerabilities: {} }, excuse('2026-12-31'), '2026-11-23').needless).toHaveLength(1)
  })

  it('are not known, rather than none, when the registry does not answer', () => {
    for (const answer of [undefined, {}, { message: '405', error: {} }]) expect(judge(answer, [], '').known).toBe(false)
  })
})
