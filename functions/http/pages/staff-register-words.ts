import type { Text } from '#shared/kernel/text.ts'
import { columnWords } from '#shared/register/columns.ts'
import { type Fault, faultRules, isFaultRule } from '#shared/register/faults.ts'
import type { ImportOutcome, ImportState, Kept, Shown } from '#shared/register/import.ts'
import type { Tone } from '../look/tags.tsx'

/** What a row will do, or did. */
export const shownWords: Readonly<Record<Shown, { will: Text; did: Text; tone: Tone }>> = {
  set: {
    will: { zh: '填上或更新登记号', en: 'Number set or renewed' },
    did: { zh: '填上或更新了登记号', en: 'Number set or renewed' },
    tone: 'good',
  },
  invited: {
    will: { zh: '这里没有，可以邀请', en: 'Not here, can be invited' },
    did: { zh: '发了邀请', en: 'Invited' },
    tone: 'info',
  },
  same: {
    will: { zh: '一样，不动', en: 'Same, nothing to do' },
    did: { zh: '一样，没动', en: 'Same, nothing done' },
    tone: 'quiet',
  },
  declined: {
    will: { zh: '拒绝过邀请，不再打扰', en: 'Said no before, not asked again' },
    did: { zh: '拒绝过邀请，没有打扰', en: 'Said no before, not asked' },
    tone: 'quiet',
  },
  unknown: {
    will: { zh: '找不到人，跳过', en: 'Nobody found, passed over' },
    did: { zh: '找不到人，跳过了', en: 'Nobody found, passed over' },
    tone: 'quiet',
  },
  faulty: {
    will: { zh: '有误，不导', en: 'Faulty, left out' },
    did: { zh: '有误，没导', en: 'Faulty, left out' },
    tone: 'warm',
  },
}

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  preview: 'warm',
  running: 'going',
  done: 'good',
  undoing: 'going',
  undone: 'quiet',
  dropped: 'quiet',
}

const keptWords: Readonly<Record<Kept, Text>> = {
  changedSince: {
    zh: '没撤：后来有人改过登记信息。要改，到志愿者页面上改。',
    en: 'Kept: somebody changed it since. Change it on the volunteer page if needed.',
  },
  joinedSince: {
    zh: '没撤：本人已经登录或报名。',
    en: 'Kept: the person has signed in or enrolled since.',
  },
  gone: {
    zh: '不用撤：已经没有了（本人拒绝、删除或已报名）。',
    en: 'Nothing to take back: it is gone (the person said no, deleted it, or enrolled).',
  },
  numberTaken: {
    zh: '没撤：原来的登记号后来登记给了别人。到志愿者页面上核对。',
    en: 'Kept: the number from before stands with somebody else now. Compare on the volunteer page.',
  },
}

/** A row a person has to look at: where, what stands there, and what to do. */
export interface LeftRow {
  row: number
  column: Text
  typed: string
  text: Text
}

const nothing: Text = { zh: '', en: '' }

export const leftRow = ({ row, column, rule, typed }: Fault): LeftRow => ({
  row,
  column: columnWords[column],
  typed,
  text: faultRules[rule],
})

/** After the list is gone: the row is told, what was typed is not kept. */
export const leftOutcome = ({ row, column, rule, kept }: ImportOutcome): LeftRow => ({
  row,
  column: column ? columnWords[column] : nothing,
  typed: '',
  text: kept ? keptWords[kept] : rule !== undefined && isFaultRule(rule) ? faultRules[rule] : nothing,
})
