import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { schedule } from '#shared/privacy/schedule.ts'

// The retention schedule tells of every item that holds personal data; whoever adds a noun decides on which side it stands.

/** Items about bodies, needs, lists and sums, or work to do: no person is in them but by an id. */
const notPersonal = [
  'AnswerCounts',
  'ApiToken',
  'Approval',
  'BoardEntry',
  'Campaign',
  'CodeSheet',
  'Counter',
  'CreditCodeOwner',
  'CurrentSettings',
  'Due',
  'FreeHelp',
  'Holidays',
  'LearnedChances',
  'Organization',
  'PoolCount',
  'Problem',
  'Requester',
  'SettingsEdition',
  'SkillChange',
  'SkillsVersion',
  'SlotPrice',
  'StuckDue',
  'SweepMark',
  'WordAsked',
  'WordSeen',
]

const root = new URL('../..', import.meta.url).pathname
const entities = ['shared', 'functions'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, folder, file), 'utf8')
      return [...source.matchAll(/\bentity\('(\w+)'/g)].map(([, name = '']) => name)
    }),
)

test('every item of the table is in the schedule once, or holds no personal data', () => {
  const scheduled = schedule.flatMap((kept): readonly string[] => kept.entities)
  const known = [...scheduled, ...notPersonal]
  expect(entities.filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name, at) => known.indexOf(name) !== at)).toEqual([])
})
