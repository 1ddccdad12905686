/**
 * Keeps personal details unreadable at rest. `seal` binds the text to its owner, so that a sealed text copied to
 * another person's item cannot be opened; `fingerprint` is a keyed hash for looking a value up without storing it.
 */
export interface Vault {
  seal(plain: string, owner: string): string
  open(sealed: string, owner: string): string
  fingerprint(value: string): string
  /** A random key for one person, sealed like any text. Whoever destroys it destroys what was sealed under it. */
  newKey(owner: string): string
  /** Seals and opens under such a key. */
  under(sealedKey: string, owner: string): Pick<Vault, 'seal' | 'open'>
  /** The same key sealed by the root key of today; nothing when it is already. */
  renewed(sealedKey: string, owner: string): string | undefined
}
