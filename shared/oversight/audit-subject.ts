import type { Subject } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Text } from '#shared/kernel/text.ts'
import { lookedAfter } from './reach-of.ts'

export const entryWord: Text = { zh: '审计记录', en: 'audit entry' }

/** What every auditor may see, whatever they look after: figures about the whole, which name nobody. */
export const auditSubject = ({ actor }: Pick<Context, 'actor'>): Subject => ({
  what: entryWord,
  reach: lookedAfter(actor).ids,
})
