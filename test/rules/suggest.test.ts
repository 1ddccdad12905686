import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import needs from '#infra/local/seed/data/needs.json' with { type: 'json' }
import script from '#shared/skills/data/traditional.json' with { type: 'json' }
import { learnedFrom, weightOf } from '#shared/skills/suggest/learn.ts'
import { suggest } from '#shared/skills/suggest/suggest.ts'
import { suggester } from '#shared/skills/suggest/suggester.ts'

const codes = (text: string): string[] => suggest(text).map(({ code }) => code)
const texts = needs.map(({ title, problem }) => `${title.zh}。${problem.zh}`)

const traditionalOf = new Map([...script.simplified].map((one, n) => [one, [...script.traditional][n] ?? one]))
const traditional = (text: string): string => [...text].map((one) => traditionalOf.get(one) ?? one).join('')
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const spaced = (text: string): string => text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' ')

/** Skills made for one rule each: what the product knows of real ones changes, the rule does not. */
const leaf = (code: string, names: string, more: { negatives?: string[]; related?: [string, number][] } = {}) => ({
  code,
  expressions: names.split(';').map((text) => ({ field: 'names' as const, text })),
  negatives: more.negatives ?? [],
  related: (more.related ?? []).map(([other, weight]) => ({ code: other, weight })),
})
const others = ['茶树栽培', '心肺复苏', '电梯检修', '合同审查', '天文观测', '鱼塘增氧'].map((name, n) =>
  leaf(`ZZ0${n + 1}`, name),
)

describe('a need in plain words', () => {
  const examples: [said: string, skill: string][] = [
    ['焊接机器人老是焊偏', 'ME14'],
    ['our welding robot drifts off the seam', 'ME14'],
    ['机床老打刀，零件尺寸超差', 'ME01'],
    ['教大家做心肺复苏', 'MD15'],
    ['xin fei fu su', 'MD15'],
    ['xinfeifusu', 'MD15'],
    ['焊结变型', 'ME13'],
  ]
  it.each(examples)('"%s" leads to %s first', (said, skill) => {
    expect(codes(said)[0]).toBe(skill)
  })

  it.each(['', '   ', '。。。！！', '🙂🙃🏭', '的了在是', '<b></b>', '\u0000\uD800', '1 2 3'])(
    '"%s" says nothing, and gets an answer all the same',
    (said) => {
      expect(suggest(said)).toEqual([])
    },
  )

  it('may be ten thousand characters, markup or anything else', () => {
    expect(codes('焊接机器人老是焊偏。'.repeat(1000))[0]).toBe('ME14')
    expect(codes('<p onclick="x">焊接机器人</p><script>')[0]).toBe('ME14')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (said) => {
        expect(suggest(said).length).toBeLessThanOrEqual(10)
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('gets the same skills each time, best first, each once, with words of the text as the reason', () => {
    for (const text of texts) {
      const found = suggest(text)
      expect(suggest(text)).toEqual(found)
      expect(found.length).toBeGreaterThan(0)
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
      for (const { code, because } of found) {
        expect(because, `${code}: ${text}`).not.toEqual([])
        for (const word of because) expect(text, code).toContain(word)
      }
    }
  })

  it('means the same in traditional characters, full width, with spaces, in capitals, between marks', () => {
    for (const text of texts) {
      const [best] = codes(text)
      for (const same of [traditional, fullWidth, spaced]) expect(codes(same(text))[0], same(text)).toBe(best)
      expect(codes(text.toUpperCase())[0]).toBe(best)
      expect(codes(` <b>${text}</b>\n`)[0]).toBe(best)
    }
    expect(texts.filter((text) => traditional(text) !== text).length).toBeGreaterThan(texts.length / 2)
  })
})

describe('the rules of suggesting', () => {
  it('a whole expression beats its parts, the longer the more', () => {
    const ask = suggester([leaf('AA01', '焊缝跟踪传感'), leaf('AA02', '焊缝;跟踪'), ...others])
    expect(ask('焊缝跟踪传感坏了').map(({ code }) => code)).toEqual(['AA01', 'AA02'])
    expect(ask('焊缝不好看')[0]?.code).toBe('AA02')
  })

  it('a negative holds a skill back, and only where it stands in the text', () => {
    const plain = suggester([leaf('AA01', '血压测量;高压'), leaf('AA02', '高压泵站'), ...others])
    const with_ = suggester([leaf('AA01', '血压测量;高压', { negatives: ['泵'] }), leaf('AA02', '高压泵站'), ...others])
    const score = (ask: typeof plain, said: string) => ask(said).find(({ code }) => code === 'AA01')?.score ?? 0
    expect(score(with_, '高压泵站')).toBeLessThan(score(plain, '高压泵站'))
    expect(score(with_, '高压')).toBe(score(plain, '高压'))
    const own = suggester([leaf('AA01', '防火墙', { negatives: ['防火'] }), leaf('AA02', '防火门'), ...others])
    expect(own('防火墙设置')[0]?.code).toBe('AA01')
    expect(own('防火门下面的墙')[0]?.code).toBe('AA02')
  })

  it('a related skill comes along, behind, for the same words; an unrelated one does not', () => {
    const ask = suggester([leaf('AA01', '振动监测', { related: [['AA02', 0.5]] }), leaf('AA02', '隔音罩'), ...others])
    const found = ask('想做振动监测')
    expect(found.map(({ code }) => code)).toEqual(['AA01', 'AA02'])
    expect(found[1]?.because).toEqual(['振动监测'])
  })

  it('what cuts through words counts less: 提升机械化 has no 提升机 in it', () => {
    const ask = suggester([leaf('AA01', '提升机'), leaf('AA02', '机械化'), ...others])
    expect(ask('提升机械化水平')[0]?.code).toBe('AA02')
    expect(ask('提升机坏了')[0]?.code).toBe('AA01')
  })

  it('who asks, and under which scope item, tips the balance between equals and no more', () => {
    const ask = suggester([leaf('ME99', '检测'), leaf('MD99', '检测'), ...others])
    expect(ask('检测', { requesterKind: 'enterprise' })[0]?.code).toBe('ME99')
    expect(ask('检测', { requesterKind: 'community', scopeItem: 6 })[0]?.code).toBe('MD99')
    expect(codes('教大家做心肺复苏')[0]).toBe(suggest('教大家做心肺复苏', { requesterKind: 'enterprise' })[0]?.code)
  })

  it('learns from ticks: words that are ticked weigh more, words that never are weigh less, within bounds', () => {
    const ask = suggester([leaf('AA01', '检测'), leaf('AA02', '检测'), ...others])
    const learned = learnedFrom([
      { code: 'AA01', expression: '检测', shown: 100, ticked: 0 },
      { code: 'AA02', expression: '检测', shown: 100, ticked: 90 },
    ])
    expect(ask('检测').map(({ code }) => code)).toEqual(['AA01', 'AA02'])
    expect(ask('检测', { learned }).map(({ code }) => code)).toEqual(['AA02', 'AA01'])
    expect([weightOf({ shown: 0, ticked: 0 }), learned('AA01', '别的')]).toEqual([1, 1])
    expect(weightOf({ shown: 1, ticked: 1 })).toBeLessThan(1.2)
    expect([weightOf({ shown: 1e6, ticked: 0 }), weightOf({ shown: 1e6, ticked: 1e6 })]).toEqual([0.5, 2])
  })

  it('a word in letters counts as a whole: no ring in during', () => {
    const ask = suggester([leaf('AA01', 'ring'), ...others])
    expect(ask('during')).toEqual([])
    expect(ask('two rings')[0]?.code).toBe('AA01')
  })

  it('one and many are one word, in letters too', () => {
    const ask = suggester([leaf('AA01', 'smartphone'), leaf('AA02', 'machines'), ...others])
    expect([ask('old smartphones')[0]?.code, ask('a machine')[0]?.code]).toEqual(['AA01', 'AA02'])
  })
})
