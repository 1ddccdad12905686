import { describe, expect, it } from 'vitest'
import { answered } from '#functions/http/pages/requests-coach-answers.ts'
import { typedFrom } from '#functions/http/pages/requests-typed-reading.ts'
import { alike, alikeFrom } from '#shared/requests/coach/alike.ts'
import { type Caution, cautionRules, cautionsFor } from '#shared/requests/coach/cautions.ts'
import { graveDangers, kindsNamed, likelyDangers, untoldDangers } from '#shared/requests/coach/dangers.ts'
import { firstDraft, titleFrom } from '#shared/requests/coach/first-draft.ts'
import { kindOfNeed, type NeedKindName, needKinds } from '#shared/requests/coach/kinds.ts'
import { answerLine, mostQuestions, openQuestions, type SaidSoFar } from '#shared/requests/coach/next-question.ts'
import { rolesIn } from '#shared/requests/coach/roles.ts'
import { usualOf } from '#shared/requests/usual-size.ts'

describe('the kind of a need is heard from its words', () => {
  const said: Record<Exclude<NeedKindName, 'other'>, string> = {
    fault: '包装机上周开始老是报警停机，师傅修不好。',
    clinic: '想给居民办一次义诊，量血压、测血糖。',
    drill: '想做一次逃生演练，教大家用消防器材。',
    elderly: '老人家不会用微信，想学视频通话和预约挂号。',
    youth: '我们是村小，想给四年级的孩子上一节科学课。',
    farming: '三十亩果园的柑子树黄叶掉果，施肥也没好。',
    evaluation: '新买的检测设备要验收，请人帮忙评估一下。',
    advice: '想申报高新技术企业，不知道政策怎么定。',
    training: '新来的工人想学怎么操作，请老师来培训。',
    talk: '想请人来讲一次讲座，宣传垃圾分类。',
    process: '想改进工艺，提高良率，把成本降下来。',
    build: '想做一个小程序，把数据库和平台联网。',
  }
  it.each(Object.entries(said))('%s', (kind, text) => expect(kindOfNeed(text)).toBe(kind))
  it('and from its skill where the words say little', () => {
    expect(kindOfNeed('想请人来看看')).toBe('other')
    expect(kindOfNeed('想请人来看看', 'AG04')).toBe('farming')
  })
})

describe('the next question is the one that helps most', () => {
  const start: SaidSoFar = {
    kind: 'fault',
    text: '设备坏了，请人来看看。',
    outcome: '',
    when: false,
    risk: false,
    conditions: false,
    people: false,
    skipped: [],
  }
  it('what tells whom to look for comes first, and what was said is not asked', () => {
    expect(openQuestions(start)[0]).toBe('model')
    expect(openQuestions({ ...start, text: '发那科 M-10 机器人坏了，请人来看看。' })[0]).toBe('since')
  })
  it.each(Object.keys(needKinds))('a need of kind %s that says nothing is asked five things at most', (kind) => {
    const name = kind as NeedKindName
    let said: SaidSoFar = { ...start, kind: name, text: '请人来' }
    let asked = 0
    for (let [next] = openQuestions(said); next !== undefined; [next] = openQuestions(said)) {
      asked += 1
      if (next === 'when' || next === 'risk' || next === 'conditions') said = { ...said, [next]: true }
      else if (asked % 2 === 0) said = { ...said, skipped: [...said.skipped, next] }
      else said = { ...said, text: `${said.text}\n${answerLine(next, '说不清')}` }
    }
    expect(asked).toBe(mostQuestions)
  })
})

describe('the public-benefit and the safety side', () => {
  const examples: Record<keyof typeof cautionRules, { told: string; quiet: string }> = {
    labour: { told: '订单多，想请人来顶班赶货', quiet: '想请人教我们怎么排班' },
    selling: { told: '柑橘长得好，可是没有销路', quiet: '想学怎么做品牌' },
    payment: { told: '来的人我们发红包酬谢', quiet: '知道是免费的，不收费' },
    proxy: { told: '请人代写项目申报书', quiet: '想请人讲讲申报书怎么写' },
    emergency: { told: '车间有人中毒，快来', quiet: '讲讲怎么预防中毒' },
    childAlone: { told: '想请志愿者一对一辅导孩子', quiet: '两位老师带全班孩子做实验' },
  }
  const names = (cautions: readonly Caution[]) => cautions.map(({ name }) => name)
  it.each(Object.entries(examples))('%s is told where it is due and not elsewhere', (name, { told, quiet }) => {
    expect(names(cautionsFor(told))).toContain(name)
    expect(names(cautionsFor(quiet))).not.toContain(name)
  })
  it('a rule about profit names its article', () => {
    for (const { side, text } of Object.values(cautionRules)) if (side === 'benefit') expect(text.zh).toMatch(/第.条/)
  })

  const grave: [string, string, string][] = [
    ['高空', 'height', '要到高空换灯'],
    ['带电', 'electric', '得带电量一下电压'],
    ['明火', 'fire', '现场有明火'],
    ['有限空间', 'other', '要进有限空间清理'],
    ['危化品', 'chemical', '仓库里放着危化品'],
    ['压力容器', 'pressure', '要打开压力容器看看'],
  ]
  it.each(grave)('%s has to be told among the risks', (word, kind, text) => {
    expect(graveDangers(text)).toEqual([{ kind, word }])
    expect(cautionsFor(text)[0]?.name).toBe('danger')
    expect(untoldDangers(text, [])).toHaveLength(1)
    expect(untoldDangers(text, ['other'])).toEqual([])
  })
  it('what is denied, or only taught, is no danger', () => {
    expect(graveDangers('只在地面看，不登高，没有明火')).toEqual([])
    expect(graveDangers('想听一次危化品安全知识讲座，讲讲煤气中毒')).toEqual([])
    expect(graveDangers('请自带电脑来')).toEqual([])
  })
  it('likely dangers are proposed and nothing more', () => {
    expect(likelyDangers('焊接机器人焊偏了').map(({ kind }) => kind)).toEqual(['arc', 'movingMachine'])
    expect(untoldDangers('焊接机器人焊偏了', [])).toEqual([])
    expect(likelyDangers('耐高温的品种，机器狗表演')).toEqual([])
  })
  it('they are told as likely ones, and with children that two adults come', () => {
    expect(names(cautionsFor('焊接机器人焊偏了'))).toEqual(['likely'])
    expect(names(cautionsFor('想给四年级的孩子上一节课'))).toEqual(['minors'])
    expect(names(cautionsFor('想给家长讲讲怎么跟孩子说话'))).toEqual([])
  })
  it('an answer in words becomes kinds of danger', () => {
    expect(kindsNamed('要登高，旁边有粉尘')).toEqual(['height', 'dust'])
    expect(kindsNamed('说不好')).toEqual(['other'])
  })
})

describe('a first draft', () => {
  it('takes whole clauses as the title and stays within one line', () => {
    expect(titleFrom('包装机老是停机，师傅修不好。想请人来看看。')).toBe('包装机老是停机，师傅修不好')
    expect(titleFrom('长'.repeat(100)).length).toBeLessThanOrEqual(60)
    expect(titleFrom('好')).toBe('')
  })
  it('knows who is served, under which item of Article 11, and how', () => {
    expect(firstDraft('给社区老人讲讲防骗，大约 40 人', 'talk', 'community')).toMatchObject({
      audience: 'elderly',
      scopeItem: 6,
      destination: 'community',
      count: 40,
      manner: 'onSite',
    })
    expect(firstDraft('想请人线上讲讲怎么报税', 'advice', 'enterprise')).toMatchObject({
      scopeItem: 2,
      manner: 'online',
    })
    expect(firstDraft('果园黄叶', 'farming', 'village')).toMatchObject({ scopeItem: 2, audience: 'farmers' })
    expect(firstDraft('教村小孩子防溺水，要会讲侗话', 'talk', 'school').languages).toEqual(['dong'])
  })
})

describe('a need that mixes skills', () => {
  const one = (code: string, score: number, ...because: string[]) => ({ code, score, because })
  const split = (text: string, ...of: ReturnType<typeof one>[]) => rolesIn(of, text)
  const clinic = one('MD01', 0.8, '义诊')
  it('is split into people of different fields, each called for by its own words', () => {
    expect(split('义诊、垃圾分类', clinic, one('EN03', 0.75, '垃圾分类'))).toEqual(['MD01', 'EN03'])
    expect(split('义诊，再讲讲垃圾分类', clinic, one('EN03', 0.6, '垃圾分类'))).toEqual(['MD01', 'EN03'])
  })
  it('is not split where the same words speak, the field is one, or the second is weak', () => {
    expect(split('义诊、看牙', clinic, one('MD11', 0.8, '牙'))).toEqual(['MD01'])
    expect(split('义诊活动', one('MD01', 0.8, '义诊活动'), one('SV01', 0.8, '义诊'))).toEqual(['MD01'])
    expect(split('义诊、垃圾分类', clinic, one('EN03', 0.6, '垃圾分类'))).toEqual(['MD01'])
    expect(split('义诊，再讲讲垃圾', clinic, one('EN03', 0.3, '垃圾'))).toEqual(['MD01'])
  })
})

it('two texts of one need are alike, of two needs not', () => {
  const first = '三十亩柑子树黄叶掉果，施肥也没好，想请人来看看。'
  expect(alike(first, '柑子树三十亩，黄叶掉果，施肥没好，想请专家来看看')).toBeGreaterThan(alikeFrom)
  expect(alike(first, '想给社区老人讲一次怎么用手机缴费')).toBeLessThan(0.2)
  expect(alike('黄叶', '黄叶')).toBe(0)
})

it('the usual size is the middle of what was asked for, and too few give none', () => {
  expect(usualOf({ 'people.n1': 1, 'people.n2': 3, 'people.n10': 1, 'length.t30': 5 })).toEqual({
    from: 5,
    people: 2,
    minutes: 180,
  })
  expect(usualOf({ 'people.n1': 2, 'length.t30': 2 })).toBeUndefined()
})

describe('an answer goes where it belongs', () => {
  const need = (ask: Record<string, string>, more: object = {}) =>
    answered(typedFrom({ problem: '设备坏了，请人来看看。', ...more, ask }), 180)
  it('a day and a start bring an end after the usual time, one that was told stays', () => {
    const day = { name: 'when', date: '2026-11-28', starts: '14:00' }
    expect(need(day).shifts[0]).toMatchObject({ date: '2026-11-28', starts: '14:00', ends: '17:00' })
    expect(need({ ...day, ends: '15:30' }).shifts[0]?.ends).toBe('15:30')
    expect(need({ ...day, starts: '23:00' }).shifts[0]?.ends).toBe('24:00')
    expect(need({ name: 'when' }).shifts[0]?.date).toBe('')
  })
  it('dangers are those of the answer, else those of the words, else "other"', () => {
    const some = { name: 'risk', danger: 'some' }
    expect(need({ ...some, dangers: '要登高' })).toMatchObject({ risks: ['height'], riskNotes: { height: '要登高' } })
    expect(need(some, { problem: '焊缝老是偏' }).risks).toEqual(['arc'])
    expect(need(some).risks).toEqual(['other'])
    expect(need({ name: 'risk', danger: 'none' })).toMatchObject({ risks: ['none'], dangerous: 'no' })
    expect(need({ name: 'risk' })).toMatchObject({ risks: [], dangerous: '' })
  })
  it('words join the need under their question, and a number of people counts', () => {
    expect(need({ name: 'model', text: ' 发那科 ' }).problem).toBe('设备坏了，请人来看看。\n设备型号：发那科')
    expect(need({ name: 'people', text: '大约 40 人' }).audience.count).toBe('40')
    expect(need({ name: 'goal', text: '会自己修' }).outcome).toBe('会自己修')
    expect(need({ name: 'nonsense', text: '什么' }).problem).toBe('设备坏了，请人来看看。')
  })
})
