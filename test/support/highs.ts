import { createRequire } from 'node:module'
import type { LegacyHighs } from 'highs'

// Its types describe the file for `require`, so that is how it is loaded.
const load: () => Promise<LegacyHighs> = createRequire(import.meta.url)('highs')

/** A general solver for mixed-integer programs: the oracle of tests and benches, no part of the product. */
export const loadHighs = (): Promise<LegacyHighs> => load()
