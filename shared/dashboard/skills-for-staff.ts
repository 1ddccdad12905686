import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { groupedBy } from '#shared/kernel/grouped.ts'
import { cityCode, cityId, territoryReach } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { boardEntries } from '#shared/requests/board.ts'
import { wordsAsked } from '#shared/skills/asked-word.ts'
import { codesOf } from '#shared/skills/live.ts'
import { type SkillChange, skillChanges, skillsVersions } from '#shared/skills/skill-change.ts'
import { keys } from '#shared/table/keys.ts'
import { holdersOf } from '#shared/volunteers/pool.ts'
import { readDashboard } from './read-dashboard.ts'

/** A word that led nowhere. `times` since it became readable; `chosen`: skills that were then picked by hand, most often first. */
export interface WordForStaff {
  word: string
  times: number
  districts: string[]
  chosen: string[]
}

/** A skill for want of which seats of a district stayed empty, and how many in the whole city hold it. */
export interface MissingSkill {
  districtCode: string
  skill: string
  seats: number
  holders: number
}

export interface SkillsForStaff {
  version: number
  words: WordForStaff[]
  missing: MissingSkill[]
  /** Everything that staff changed, newest first. */
  changes: SkillChange[]
}

const subject = (reach: readonly string[]) => ({ what: { zh: '技能', en: 'skill' }, reach })
const perDistrict = 200
const weeks = 12

/** Words that led nowhere, skills asked and not held, and what staff changed so far, for some districts. From counters and short lists alone. */
export const readSkillsForStaff = async (
  context: Context,
  { districtCodes }: { districtCodes: readonly string[] },
): Promise<SkillsForStaff> => {
  for (const code of districtCodes) permit(context, 'skills.read', subject(territoryReach(code)))
  const { table } = context
  const [head, changes, asked, { districts: figures }] = await Promise.all([
    skillsVersions.get(table, keys.skillsVersion()),
    skillChanges.all(table, { partition: keys.skillsVersion().pk }),
    Promise.all(districtCodes.map((code) => askedIn(context, code))),
    readDashboard(context, { districtCodes, weeks }),
  ])
  const rows = figures.flatMap(({ code, unfilledBySkill }) =>
    unfilledBySkill.flatMap(({ skill, causes: { noSkill = 0 } }) =>
      noSkill > 0 ? [{ districtCode: code, skill, seats: noSkill }] : [],
    ),
  )
  const holders = await holdersOf(table, [...new Set(rows.map(({ skill }) => skill))])
  const settled = new Set(changes.flatMap((one) => (one.kind === 'word' || one.kind === 'ignore' ? [one.word] : [])))
  return {
    version: head?.version ?? 0,
    words: together(asked.flat()).filter(({ word }) => !settled.has(word)),
    missing: rows
      .map((row) => ({ ...row, holders: holders.get(row.skill) ?? 0 }))
      .sort((a, b) => b.seats - a.seats || a.holders - b.holders),
    changes: changes.sort((a, b) => b.since - a.since),
  }
}

type Asked = Awaited<ReturnType<typeof askedIn>>[number]

const askedIn = async ({ table }: Context, districtCode: string) =>
  (await wordsAsked.list(table, { partition: keys.wordAsked(districtCode, '').pk, limit: perDistrict })).items

/** Pure: the same word of several districts as one, those used most first. */
const together = (asked: readonly Asked[]): WordForStaff[] => {
  const byWord = groupedBy(asked, ({ word }) => word)
  return [...byWord]
    .map(([word, all]) => {
      const chosen = new Map<string, number>()
      for (const [code, times] of all.flatMap((one) => Object.entries(one.chosen)))
        chosen.set(code, (chosen.get(code) ?? 0) + times)
      return {
        word,
        times: all.reduce((sum, { times }) => sum + times, 0),
        districts: all.map(({ districtCode }) => districtCode),
        chosen: [...chosen].sort((a, b) => b[1] - a[1]).map(([code]) => code),
      }
    })
    .sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1))
}

/** What stands under a skill today: who and what a merge, a new name or a retirement reaches. */
export interface SkillReach {
  holders: number
  open: number
  /** There are more open needs than were looked at. */
  more: boolean
}

/** How many volunteers and open needs a change to these skills reaches, by counters and the board; nothing is changed. */
export const previewSkillChange = async (
  context: Context,
  { codes }: { codes: readonly string[] },
): Promise<Map<string, SkillReach>> => {
  permit(context, 'skills.change', subject([cityId]))
  const { table } = context
  const territories = [cityCode, ...districts.map(({ code }) => code)].map((code) => territoryReach(code).at(-1) ?? '')
  const [holders, pages] = await Promise.all([
    holdersOf(table, codes),
    Promise.all(
      territories.map((id) =>
        boardEntries.list(table, { partition: keys.board(id, '', '').pk, from: context.clock(), limit: perDistrict }),
      ),
    ),
  ])
  const entries = pages.flatMap(({ items }) => items)
  return new Map(
    codes.map((code) => [
      code,
      {
        holders: holders.get(code) ?? 0,
        open: entries.filter(({ skills }) => codesOf(code).some((one) => skills.includes(one))).length,
        more: pages.some(({ cursor }) => cursor !== undefined),
      },
    ]),
  )
}
