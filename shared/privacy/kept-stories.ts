import type { Kept } from './kept.ts'

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
