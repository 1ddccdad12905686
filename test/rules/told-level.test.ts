import { describe, expect, it } from 'vitest'
import { evidenceFor, levelIn, toldLevel, withoutLevels } from '#shared/skills/told-level.ts'

describe('a stretch of text names a level', () => {
  it.each([
    ['学过一点 AutoCAD', 1],
    ['懂点电工', 1],
    ['助理工程师', 1],
    ['刚接触 PLC', 1],
    ['做了两年电焊', 1],
    ['做了五年电焊', 2],
    ['做过 6 年检测', 2],
    ['中级职称', 2],
    ['焊接工程师', 2],
    ['擅长柑橘修剪', 2],
    ['高级工', 2],
    ['高级工程师', 3],
    ['退休的高级技师', 3],
    ['主任医师', 3],
    ['做过二十多年钳工', 3],
    ['十五年模具经验', 3],
    ['工程师，干了十二年', 3],
    ['senior welding engineer', 3],
    ['5 years of lathe work', 2],
    ['learnt some welding', 1],
  ] as const)('%s: %d', (text, level) => {
    expect(levelIn(text)).toBe(level)
  })

  it.each(['会修水泵', '教三年级学生做实验', '2019 年毕业', '我在柳南区', '九十年代的机床'])('%s: none', (text) => {
    expect(levelIn(text)).toBeUndefined()
  })

  it('of a weak and a strong word in one clause takes the weak one: it is what the person says of themself', () => {
    expect(levelIn('跟一位高级工程师学过')).toBe(1)
  })
})

describe('the level of one skill in a text', () => {
  const text = '我是高级技师，做过三十年氩弧焊，也懂一点PLC编程。退休前带过徒弟，会修水泵。\n爱好无线电'
  it.each([
    ['氩弧焊', 3, 'its own clause'],
    ['PLC编程', 1, 'its own clause, against the title beside it'],
    ['修水泵', 2, 'the whole text, which counts as practised at most'],
    ['无线电', 1, 'its own line'],
  ] as const)('%s: %d, by %s', (word, level, _why) => {
    expect(toldLevel(text, [word])).toBe(level)
  })

  it('is the title beside it where its own clause tells nothing', () => {
    expect(toldLevel('高级工程师，从事焊接工艺', ['焊接工艺'])).toBe(3)
  })

  it('is not that of a title further off, nor of what another skill was learnt by', () => {
    expect(toldLevel('我是高级技师，也懂一点PLC编程，会修水泵', ['修水泵'])).toBe(2)
  })

  it('is the basics where nothing tells of it', () => {
    expect(toldLevel('会修水泵', ['修水泵'])).toBe(1)
    expect(toldLevel('', [])).toBe(1)
  })
})

it('each level needs what carries it: a word, papers, a title', () => {
  expect(([1, 2, 3] as const).map(evidenceFor)).toEqual(['claimed', 'document', 'title'])
})

it('words of a level and years lead to no skill, and leave all others in their places', () => {
  const text = '高级工程师，做过三十年氩弧焊，学过CAD'
  const left = withoutLevels(text)
  expect(left).toHaveLength(text.length)
  expect(left).toMatch(/^，+做过，，，氩弧焊，+CAD$/)
})
