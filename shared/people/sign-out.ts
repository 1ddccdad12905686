import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { tokenHash } from './challenge.ts'
import { sessions } from './sessions.ts'

/** Ends the session of this token. Ending one that is over already is no fault. */
export const signOut = async (context: Context, input: { token: string }): Promise<void> => {
  const hash = tokenHash(input.token)
  const session = await sessions.get(context.table, keys.session(hash))
  const hashes = session?.handedOver ? [hash, session.handedOver.to] : [hash]
  await context.table.write(hashes.map((one): Change => ({ kind: 'remove', key: keys.session(one) })))
}
