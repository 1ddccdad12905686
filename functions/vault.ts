import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Vault } from '#shared/kernel/vault.ts'
import { readSecret } from './aws/secret.ts'
import type { Env } from './env.ts'

/** Root keys by id: `current` seals, all of them open. The first one makes fingerprints, which cannot be made anew. */
export interface KeyRing {
  current: string
  roots: ReadonlyMap<string, Buffer>
}

const derive = (root: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', root, 'kezhi', purpose, 32))

const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

/** AES-256-GCM; the owner is authenticated along, so a sealed text moved to another person's item does not open. */
const sealed = (key: Buffer, plain: string, owner: string): string => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

const opened = (key: Buffer, text: string, owner: string): string => {
  const bytes = Buffer.from(text, 'base64url')
  const iv = bytes.subarray(0, ivBytes)
  const tag = bytes.subarray(ivBytes, ivBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  return decipher.update(bytes.subarray(ivBytes + tagBytes)).toString('utf8') + decipher.final('utf8')
}

/** The id of the root key a text was sealed with, and the rest. */
const parted = (text: string): [id: string, rest: string] => {
  const dot = text.indexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}

/** A person's key is not taken for a text sealed to them, nor the other way round. */
const keyOwner = (owner: string): string => `key of ${owner}`

/**
 * The vault on a ring of root keys. Sealed texts name their key (`1.…`), so that keys can be renewed without reading
 * everything at once; a person's own key is sealed by a root key and seals what is theirs.
 */
export const makeVault = ({ current, roots }: KeyRing): Vault => {
  const sealing = new Map([...roots].map(([id, root]) => [id, derive(root, 'seal')]))
  const [oldest] = roots.values()
  if (!oldest || !sealing.has(current)) throw new Error('The key ring lacks its current key.')
  const printing = derive(oldest, 'fingerprint')
  const keyOf = (id: string): Buffer => {
    const key = sealing.get(id)
    if (!key) throw new Error(`Sealed with key ${id}, which this key ring does not hold.`)
    return key
  }
  const seal = (plain: string, owner: string): string => `${current}.${sealed(keyOf(current), plain, owner)}`
  const open = (text: string, owner: string): string => {
    const [id, rest] = parted(text)
    return opened(keyOf(id), rest, owner)
  }
  return {
    seal,
    open,
    fingerprint: (value) => createHmac('sha256', printing).update(value).digest('base64url'),
    newKey: (owner) => seal(randomBytes(keyBytes).toString('base64url'), keyOwner(owner)),
    under: (sealedKey, owner) => {
      const key = Buffer.from(open(sealedKey, keyOwner(owner)), 'base64url')
      return { seal: (plain, to) => sealed(key, plain, to), open: (text, to) => opened(key, text, to) }
    },
    renewed: (sealedKey, owner) =>
      parted(sealedKey)[0] === current ? undefined : seal(open(sealedKey, keyOwner(owner)), keyOwner(owner)),
  }
}

/** A secret that holds several keys says so as JSON; a plain one is the only key. */
const Renewed = z.object({ current: z.string(), keys: z.record(z.string(), z.string().min(32)) })

const ringOf = (secret: string): KeyRing => {
  if (!secret.startsWith('{')) return { current: '1', roots: new Map([['1', Buffer.from(secret)]]) }
  const { current, keys } = Renewed.parse(JSON.parse(secret))
  return { current, roots: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key)])) }
}

/** The vault of these surroundings. Reads its keys once; throws when there are none. */
export const openVault = async (env: Env): Promise<Vault> => {
  if (env.LOCAL_KEY_FILE !== undefined) {
    return makeVault({ current: '1', roots: new Map([['1', await readFile(env.LOCAL_KEY_FILE)]]) })
  }
  if (env.SECRET_ID !== undefined) return makeVault(ringOf(await readSecret(env.SECRET_ID)))
  throw new Error('No keys: set LOCAL_KEY_FILE or SECRET_ID.')
}
