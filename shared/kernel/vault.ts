/**
 * Keeps personal details unreadable at rest. `seal` binds the text to its owner, so that a sealed text copied to
 * another person's item cannot be opened; `fingerprint` is a keyed hash for looking a value up without storing it.
 */
export interface Vault {
  seal(plain: string, owner: string): string
  open(sealed: string, owner: string): string
  fingerprint(value: string): string
}
