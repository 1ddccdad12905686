import { ZodType } from 'zod'

/**
 * What @hono/zod-openapi needs of zod: the class it adds `.openapi()` to. It imports the whole namespace as one
 * object, which no bundler can shake (300 KB, fifty languages among them).
 */
export const z = { ZodType }
