import { beforeAll, expect, it } from 'vitest'
import { privacyReport } from '#infra/privacy-report.ts'
import { schedule } from '#shared/privacy/schedule.ts'

let report: string
beforeAll(async () => {
  report = await privacyReport()
})

it.each(schedule.map((kept) => [kept.name, kept] as const))('tells of %s with purpose, readers and time', (_, kept) => {
  for (const text of [kept.what, kept.why, kept.who, kept.howLong]) expect(report).toContain(text.en)
})

it('takes fields from the schemas, roles from the table of authority and routes from the pages', () => {
  expect(report).toMatch(/\| PersonDetails \| personId, name, phone/)
  expect(report).toMatch(/\| volunteer\.read \| volunteer \(own\), .*auditor \(subtree\)/)
  expect(report).toMatch(/\| volunteer\.list \| .*GET \/staff\/volunteers/)
  expect(report).toContain('- POST /me/delete')
})
