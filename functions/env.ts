import * as z from 'zod'

/** The names the surroundings set; each entry point uses only its own, so most may be missing. */
const Env = z.object({
  TABLE_NAME: z.string().min(1),
  STAGE: z.string().default('test'),
  /** `1` on one's own machine: sample sign-ins and the outbox page exist there and nowhere else. */
  EMBEDDED: z.literal('1').optional(),
  /** Where keys come from: a file on one's own machine, a secret in the cloud. */
  LOCAL_KEY_FILE: z.string().optional(),
  SECRET_ID: z.string().optional(),
  MATCH_QUEUE_URL: z.string().optional(),
  /** Takes text messages as JSON. */
  SMS_URL: z.url().optional(),
  UPLOAD_BUCKET: z.string().optional(),
  /** Stands for the bucket on one's own machine. */
  UPLOAD_FOLDER: z.string().optional(),
  /** Address under which people reach the pages, for links that leave them. */
  SITE_ORIGIN: z.string().optional(),
  /** The one issuer whose tokens the API takes besides its own, and the name it knows us by. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).optional(),
  /** `1` where calls a minute are limited. */
  RATE_LIMITS: z.literal('1').optional(),
  ICP_NUMBER: z.string().optional(),
})
export type Env = z.infer<typeof Env>

/** The environment, parsed. Throws with the name that is missing or wrong. */
export const readEnv = (env: NodeJS.ProcessEnv = process.env): Env => Env.parse(env)
