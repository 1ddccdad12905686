import type { Random } from '#shared/kernel/random.ts'
import { codesOf } from '#shared/skills/live.ts'
import { keys, poolGroup, shards } from '#shared/table/keys.ts'
import type { Change, Key, StoredItem, Table } from '#shared/table/table.ts'
import type { IndexCard } from './index-card.ts'

// How many people there are, by skill, level and manner, and by cell: what the funnel needs to add up to the pool without
// reading it. Kept by the verbs that move index entries, in the same transaction, so they agree with the entries always.

const people = 'people'

type Tally = Map<string, { key: Key; numbers: Map<string, number> }>

const groupKey = (group: string, random: Random): Key => keys.poolCount(group, Math.floor(random() * shards.pool))

/** What one card adds: to the pool (`of` holders, `on` site, `line`), and to each cell it stands in. */
const tally = (card: IndexCard, sign: 1 | -1, into: Tally, random: Random): void => {
  const add = (target: string, key: Key, name: string): void => {
    const entry = into.get(target) ?? { key, numbers: new Map<string, number>() }
    into.set(target, entry)
    entry.numbers.set(name, (entry.numbers.get(name) ?? 0) + sign)
  }
  const addToPool = (group: string, name: string): void => add(group, groupKey(group, random), name)
  if (card.listed) addToPool(people, 'volunteers')
  if (card.listed && card.paused) addToPool(people, 'paused')
  const wide = new Set(card.spots.filter(({ layer }) => layer === 'regional' || layer === 'far').map((s) => s.skill))
  const held = new Map(card.spots.map(({ skill, level }) => [skill, level]))
  for (const [skill, level] of held) addToPool(poolGroup(skill), `of.${skill}.${level}`)
  for (const { layer, skill, cell, level } of card.spots) {
    const name = `${skill}.${level}`
    if (layer === 'online') addToPool(poolGroup(skill), `line.${name}`)
    else add(cell, keys.areaCount(cell), `n.${name}`)
    if (layer === 'near') addToPool(poolGroup(skill), `on.${name}`)
    // Stands in a wider layer too: lets people be counted once who are found twice.
    if (layer === 'near' && wide.has(skill)) add(cell, keys.areaCount(cell), `w.${name}`)
  }
}

/** The changes to the totals when a card takes the place of another. */
export const poolChanges = (before: IndexCard | undefined, after: IndexCard, random: Random): Change[] => {
  const into: Tally = new Map()
  if (before !== undefined) tally(before, -1, into, random)
  tally(after, 1, into, random)
  return [...into.values()].flatMap(({ key, numbers }): Change[] => {
    const moved = Object.fromEntries([...numbers].filter(([, by]) => by !== 0))
    return Object.keys(moved).length === 0 ? [] : [{ kind: 'add', key, entity: 'PoolCount', numbers: moved }]
  })
}

/** People by level, from 1 to 3. */
export interface ByLevel {
  1: number
  2: number
  3: number
}

/** With those who still stand under a code that was merged into this one. */
const byLevel = (of: (name: string) => number, prefix: string, skill: string): ByLevel => {
  const at = (level: number): number => codesOf(skill).reduce((sum, code) => sum + of(`${prefix}.${code}.${level}`), 0)
  return { 1: at(1), 2: at(2), 3: at(3) }
}

export const atLeast = (levels: ByLevel, level: number): number =>
  ([1, 2, 3] as const).reduce((sum, one) => sum + (one >= level ? levels[one] : 0), 0)

/** The pool as of now, for one skill: everybody listed, who paused, and the holders by level and manner. */
export interface Pool {
  volunteers: number
  paused: number
  holders: ByLevel
  onSite: ByLevel
  online: ByLevel
}

const summed =
  (items: readonly StoredItem[]) =>
  (name: string): number =>
    items.reduce((sum, { [name]: number }) => sum + (typeof number === 'number' ? number : 0), 0)

const shardKeys = (group: string): Key[] =>
  Array.from({ length: shards.pool }, (_, shard) => keys.poolCount(group, shard))
const groupsOf = (skills: readonly string[]): string[] => [...new Set(skills.flatMap(codesOf).map(poolGroup))]

export const readPool = async (table: Table, skill: string): Promise<Pool> => {
  const [everybody, skilled] = await Promise.all([
    table.getMany(shardKeys(people)).then(summed),
    table.getMany(groupsOf([skill]).flatMap(shardKeys)).then(summed),
  ])
  return {
    volunteers: everybody('volunteers'),
    paused: everybody('paused'),
    holders: byLevel(skilled, 'of', skill),
    onSite: byLevel(skilled, 'on', skill),
    online: byLevel(skilled, 'line', skill),
  }
}

/** How many people hold each of these skills, at any level and in any manner. */
export const holdersOf = async (table: Table, skills: readonly string[]): Promise<Map<string, number>> => {
  const of = summed(await table.getMany(groupsOf(skills).flatMap(shardKeys)))
  return new Map(skills.map((skill) => [skill, atLeast(byLevel(of, 'of', skill), 1)]))
}

/** How many people of a level or better stand in these cells; those found in two layers are counted once. */
export const countInAreas = async (
  table: Table,
  areas: readonly { layer: string; cell: string }[],
  required: { skill: string; level: number },
): Promise<number> => {
  const items = await table.getMany(areas.map(({ cell }) => keys.areaCount(cell)))
  const of = summed(items)
  const { skill, level } = required
  return atLeast(byLevel(of, 'n', skill), level) - atLeast(byLevel(of, 'w', skill), level)
}
