import { keptDays } from '#shared/kernel/retention.ts'
import type { Kept } from './kept.ts'

/** What a volunteer looks for on the board and wants to hear of. */
export const keptSearches = {
  name: 'searches',
  entities: ['SavedSearches'],
  what: { zh: '您关注的搜索、什么时候给您发过新消息', en: 'Searches you keep, and when you were told of news' },
  why: { zh: '有合适的新需求时告诉您', en: 'To tell you of new needs that fit' },
  who: { zh: '本人', en: 'you' },
  howLong: {
    zh: `到您停止为止，最多 ${keptDays.search} 天`,
    en: `until you stop them, ${keptDays.search} days at most`,
  },
  ends: 'expiry',
  acts: [],
} as const satisfies Kept

/** What people tell of their own service, apart from the records: public, and theirs to take back. */
export const keptStories = {
  name: 'stories',
  entities: ['Story'],
  what: { zh: '您写的服务故事', en: 'What you wrote about a service' },
  why: {
    zh: '宣传科技志愿服务（《办法》第十四条），另外同意了才公开',
    en: 'Publicity (Art. 14), only with your separate consent',
  },
  who: {
    zh: '本人；看稿的工作人员；发布后所有人，只见您选的署名',
    en: 'you; staff who read it first; once published everybody, under the name you chose',
  },
  howLong: { zh: '到您撤下或删除资料为止', en: 'until you take it back or delete your data' },
  ends: 'deletion',
  acts: ['story.publish'],
} as const satisfies Kept
