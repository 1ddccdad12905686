import type { RequesterKind } from '#shared/requesters/requester.ts'
import type { SpokenLanguage } from '#shared/volunteers/volunteer.ts'
import type { Audience, Destination, RequestFacts, ScopeItem } from '../service-request.ts'
import type { NeedKindName } from './kinds.ts'

/** What follows from the words of a need and from who asks: proposed where nothing was typed yet. */
export interface FirstDraft {
  title: string
  manner: RequestFacts['manner']
  scopeItem: ScopeItem
  destination?: Destination
  audience: Audience['kind']
  /** About how many people it is for, where the text says so in figures. */
  count?: number
  languages: SpokenLanguage[]
}

const destinations: Partial<Record<RequesterKind, Destination>> = {
  community: 'community',
  village: 'village',
  school: 'school',
  enterprise: 'enterprise',
  industrialPark: 'industrialPark',
  venue: 'community',
}

const online = /线上|远程|网上讲|视频连线|直播授课|云课堂|腾讯会议/
const elderly = /老人|老年|长者|爷爷|奶奶/
const minors = /学生|孩子|儿童|小学|中学|初中|高中|幼儿|留守|年级/
const parents = /给家长|教家长|家长课堂|教师培训|培训老师/
const hardship = /困难群众|残疾|低保|困境/

/** Pure: the word by which children take part; none where it is their parents or teachers who come. */
export const childIn = (text: string): string | undefined => (parents.test(text) ? undefined : minors.exec(text)?.[0])

const audienceOf = (text: string, kind: NeedKindName, asker: RequesterKind): Audience['kind'] => {
  if (parents.test(text)) return 'public'
  if (hardship.test(text)) return 'hardship'
  if (elderly.test(text) || kind === 'elderly') return 'elderly'
  if (childIn(text) !== undefined || asker === 'school') return 'minors'
  if (asker === 'enterprise' || asker === 'industrialPark') return 'staff'
  if (asker === 'village' && (kind === 'farming' || kind === 'training' || kind === 'process')) return 'farmers'
  return 'public'
}

/** Which item of Art. 11 a need mostly falls under; item 4 has a campaign, so it is never guessed. */
const scopeOf = (audience: Audience['kind'], kind: NeedKindName, asker: RequesterKind): ScopeItem => {
  if (asker === 'enterprise' || asker === 'industrialPark') return 2
  if (asker === 'venue') return 3
  if (asker === 'association') return 5
  if (audience === 'elderly' || audience === 'minors' || audience === 'hardship') return 6
  const isGrassroots = kind === 'clinic' || kind === 'talk' || kind === 'drill'
  return asker === 'village' && !isGrassroots ? 2 : 1
}

const tongues: readonly { words: RegExp; language: SpokenLanguage }[] = [
  { words: /侗话|侗语/, language: 'dong' },
  { words: /苗话|苗语/, language: 'miao' },
  { words: /壮话|壮语/, language: 'zhuang' },
  { words: /瑶话|瑶语/, language: 'yao' },
  { words: /桂柳话/, language: 'guiliu' },
]

const shortest = 4
const usual = 28

/** The first words of a text as a title: whole clauses, as many as fit one line. */
export const titleFrom = (text: string): string => {
  const clauses = text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[，,。；;！!？?：:\n])/)
    .map((clause) => clause.trim())
    .filter(Boolean)
  let title = ''
  for (const clause of clauses) {
    if (title !== '' && (title + clause).length > usual) break
    title += clause
    if (/[。！!？?；;]$/.test(clause) && title.length >= shortest + 4) break
  }
  const bare = title.replace(/[，,。；;：:！!\s]+$/, '').slice(0, usual + 12)
  return bare.length >= shortest ? bare : ''
}

const counted = /(\d{1,6})\s*(?:多|来)?(?:个|名|位)?(?:人|学生|老人|孩子|居民|师生|家长|职工|村民)/

/** Pure: a first draft of what a need must say besides its words. Nothing of it concerns risks: those are for people to state. */
export const firstDraft = (text: string, kind: NeedKindName, asker: RequesterKind): FirstDraft => {
  const audience = audienceOf(text, kind, asker)
  const destination = destinations[asker]
  const count = counted.exec(text)?.[1]
  return {
    title: titleFrom(text),
    manner: online.test(text) ? 'online' : 'onSite',
    scopeItem: scopeOf(audience, kind, asker),
    ...(destination === undefined ? {} : { destination }),
    audience,
    ...(count === undefined ? {} : { count: Number(count) }),
    languages: tongues.flatMap(({ words, language }) => (words.test(text) ? [language] : [])),
  }
}
