import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

const run = (input: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'infra/suggest.ts'], { cwd: root, input, encoding: 'utf8' })

describe('the command that suggests skills for a list of texts', () => {
  it('answers each line with its id, at most ten skills, best first, and the words that led there', () => {
    const needs = [
      { id: 'a', text: '焊接机器人老是焊偏' },
      { id: 'b', text: '' },
      { id: 'c', text: '水稻叶子发黄', scopeItem: 1, requesterKind: 'village' },
    ]
    const { status, stdout, stderr } = run(`${needs.map((need) => JSON.stringify(need)).join('\n')}\n\n`)
    expect([status, stderr]).toEqual([0, ''])
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(answers[0].skills[0]).toEqual({ code: 'ME14', score: expect.any(Number), because: expect.any(Array) })
    expect(answers[0].skills.length).toBeLessThanOrEqual(10)
    expect(answers[1].skills).toEqual([])
    expect(needs[2]!.text).toContain(answers[2].skills[0].because[0])
  })

  it.each([
    ['a field that is missing', '{"id":"a","text":"x"}\n{"id":"b"}', /^line 2: text: /],
    ['a field of another kind', '{"id":7,"text":"x"}', /^line 1: id: /],
    ['a line that is no object', '{"id":"a","text":"x"}\n\n[]', /^line 3: the line: /],
    ['a line that is no JSON', '{"id":', /^line 1: this is no JSON: /],
  ])('refuses %s, names the line and the field, and answers nothing', (_, input, message) => {
    const { status, stdout, stderr } = run(input)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })
})
