import { timingSafeEqual } from 'node:crypto'
import type { Context } from '#shared/authority/context.ts'
import { newToken } from './challenge.ts'

type Keeper = Pick<Context, 'vault' | 'random'>

const markOf = (vault: Keeper['vault'], name: string, fingerprint: string): string =>
  vault.fingerprint(`browser:${name}:${fingerprint}`)

/**
 * What a browser keeps to show that it signed in with a number before, so that strangers who ask for codes to the number
 * do not use up its share. Signs nobody in, and tells nobody the number.
 */
export const browserMark = ({ vault, random }: Keeper, fingerprint: string): string => {
  const name = newToken(random)
  return `${name}.${markOf(vault, name, fingerprint)}`
}

/** The name of the browser when its mark is for this number; nothing when it is for another or made up. */
export const knownBrowser = (
  { vault }: Pick<Keeper, 'vault'>,
  mark: string,
  fingerprint: string,
): string | undefined => {
  const [name = '', proof = ''] = mark.split('.')
  const expected = markOf(vault, name, fingerprint)
  return proof.length === expected.length && timingSafeEqual(Buffer.from(proof), Buffer.from(expected))
    ? name
    : undefined
}
