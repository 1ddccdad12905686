import { fileURLToPath } from 'node:url'

/** The entry points: `functions/<name>.ts` becomes `.build/lambda/<name>/index.mjs` becomes one function. */
export const entries = ['http', 'react', 'match', 'notify', 'sweep', 'plan', 'scan'] as const
export type Entry = (typeof entries)[number]

const root = new URL('../', import.meta.url)

/** Absolute, so that builds and tests do not depend on the folder they are started in. */
export const sourceOf = (entry: Entry): string => fileURLToPath(new URL(`functions/${entry}.ts`, root))

/** The folder that becomes the function's code. */
export const bundleOf = (entry: Entry): string => fileURLToPath(new URL(`.build/lambda/${entry}/`, root))
