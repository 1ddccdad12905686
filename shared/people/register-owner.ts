import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'

/** Which person a number of the outside register stands with, by keyed hash: no number stands with two. */
export const RegisterOwner = z.object({ fingerprint: z.string(), personId: z.string() })
export type RegisterOwner = z.infer<typeof RegisterOwner>
export const registerOwners = entity('RegisterOwner', RegisterOwner, (owner) => keys.registerOwner(owner.fingerprint))

export const registerPrint = ({ vault }: Pick<Context, 'vault'>, number: string): string =>
  vault.fingerprint(`register:${number}`)

export const registerOwnerOf = (
  context: Pick<Context, 'table' | 'vault'>,
  number: string,
): Promise<Loaded<RegisterOwner> | undefined> =>
  registerOwners.get(context.table, keys.registerOwner(registerPrint(context, number)))

/** The change after which nobody is found by a register number. */
export const registerOwnerGone = (context: Pick<Context, 'vault'>, number: string): Change => ({
  kind: 'remove',
  key: keys.registerOwner(registerPrint(context, number)),
})

/** The changes by which a number moves to a person: theirs from now on, and the one they had before free again. */
export const registerOwnerMoves = (
  context: Pick<Context, 'vault'>,
  personId: string,
  { before, number, owner }: { before?: string | undefined; number: string; owner: Loaded<RegisterOwner> | undefined },
): Change[] => [
  ...(owner ? [] : [registerOwners.create({ fingerprint: registerPrint(context, number), personId })]),
  ...(before === undefined || before === number ? [] : [registerOwnerGone(context, before)]),
]
