import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { tokenHash } from './challenge.ts'

/** Ends the session of this token. Ending one that is over already is no fault. */
export const signOut = (context: Context, input: { token: string }): Promise<void> =>
  context.table.write([{ kind: 'remove', key: keys.session(tokenHash(input.token)) }])
