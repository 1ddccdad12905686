import type { BreakKind } from '#shared/audit/check-chain.ts'
import type { Text } from '#shared/kernel/text.ts'

/** What does not hold at a break of the chain. */
export const breakWords: Readonly<Record<BreakKind, Text>> = {
  sealMissing: { zh: '这一小时的封存不见了', en: 'The seal of this hour is gone' },
  sealChanged: {
    zh: '这一小时的封存被改过，或不是系统做的',
    en: 'The seal of this hour was changed, or was not made by the system',
  },
  linkBroken: { zh: '接不上前一小时的封存', en: 'It does not follow the seal before it' },
  leavesChanged: { zh: '封存里的清单被改过', en: 'The list within the seal was changed' },
  entryMissing: { zh: '封存过的记录被改或被删', en: 'Sealed entries were changed or removed' },
  entryAdded: {
    zh: '有记录不在封存里：事后加的，或改过的',
    en: 'Entries that no seal has: added afterwards, or changed',
  },
  headChanged: { zh: '链的末尾对不上', en: 'The end of the chain does not fit' },
}

/** Acts by the word before the point of their name, to choose from. */
export const actChoices: readonly string[] = [
  'contact.read',
  'contact.export',
  'volunteer.read',
  'volunteer.list',
  'paper.list',
  'paper.read',
  'match.explain',
  'certificate.check',
  'audit.read',
  'audit.export',
  'role.grant',
  'role.revoke',
  'token.make',
  'token.revoke',
  'person.erase',
  'breach.report',
]
