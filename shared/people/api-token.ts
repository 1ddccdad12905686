import * as z from 'zod'
import type { Random } from '#shared/kernel/random.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { addDays, Instant, toMilliseconds } from '#shared/time/instant.ts'
import { newToken } from './challenge.ts'

export const tokenRule = { mostDays: 365, mostPerOrganization: 20, longestName: 60, listedDaysAfterEnd: 90 } as const

/** What a program of an organization may do: look, or act as staff of that organization do. */
export const TokenScope = z.enum(['read', 'write'])
export type TokenScope = z.infer<typeof TokenScope>

/** By which a program acts for an organization. Stored under the hash of what the program sends. */
export const ApiToken = z.object({
  hash: z.string(),
  /** The name of its acts in the audit. */
  id: z.string(),
  organizationId: z.string(),
  role: z.enum(['organizationStaff', 'associationStaff']),
  /** What its makers know it by. */
  name: z.string(),
  scope: TokenScope,
  createdAt: Instant,
  createdBy: z.string(),
  expiresAt: Instant,
  /** To the day: when it was last used. */
  usedOn: z.string().optional(),
  revokedAt: Instant.optional(),
})
export type ApiToken = z.infer<typeof ApiToken>
export const apiTokens = entity('ApiToken', ApiToken, (token) => ({
  ...keys.apiToken(token.hash),
  ...owners.tokensOf(token.organizationId, token.createdAt),
  expires: Math.ceil(toMilliseconds(addDays(token.expiresAt, tokenRule.listedDaysAfterEnd)) / 1000),
}))

/** Whether a program may still use it. Checked here: the table deletes what has expired only days later. */
export const isUsable = (token: ApiToken, now: Instant): boolean =>
  token.revokedAt === undefined && now < token.expiresAt

const start = 'kzt_'
export const isApiToken = (token: string): boolean => token.startsWith(start)
/** Two tokens in one: 320 random bits. */
export const newApiToken = (random: Random): string => `${start}${newToken(random)}${newToken(random)}`
