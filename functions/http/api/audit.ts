import * as z from 'zod'
import { AuditEntry } from '#shared/audit/audit.ts'
import { ChainCheck } from '#shared/audit/check-chain.ts'
import { Seal, SealHead } from '#shared/audit/seal.ts'
import { checkAuditNow, readAuditState } from '#shared/oversight/check-audit.ts'
import { findEntries, isAfter } from '#shared/oversight/find-entries.ts'
import { proveFor } from '#shared/oversight/prove-for.ts'
import { Instant } from '#shared/time/instant.ts'
import { given } from './given.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const state = () => z.object({ head: SealHead.optional(), check: ChainCheck.optional() })
const name = z
  .string()
  .regex(/^[\w|-]{1,60}$/)
  .meta({ description: 'An id such as `req_7k2m…`.' })
const Step = z.object({ side: z.enum(['left', 'right']), hash: z.string() })
const Proof = z.object({
  text: z.string().meta({ description: 'The entry as sealed. Its leaf is SHA-256 over a zero byte and this text.' }),
  leaf: z.string(),
  steps: z
    .array(Step)
    .meta({ description: 'From leaf to root (RFC 6962): SHA-256 over a byte 1, the left and the right hash.' }),
  seal: Seal.omit({ mark: true }),
})

/** The audit, for auditors: whether its chain holds, its entries, and the proof of one of them. */
export const auditRoutes = {
  readAuditChain: route({
    method: 'get',
    path: '/audit/chain',
    admits: 'audit.read',
    tag,
    summary: {
      zh: '审计链：封到哪里，上一次查的结果',
      en: 'The chain of the audit: how far it is sealed, and what the last check found',
    },
    query: none,
    body: none,
    answer: state(),
    handle: ({ context }) => readAuditState(context),
  }),
  checkAuditChain: route({
    method: 'post',
    path: '/audit/chain/check',
    admits: 'audit.read',
    tag,
    summary: {
      zh: '现在查一遍审计链；没查完就再调一次',
      en: 'Check the chain now; call again while `upTo` is before `end`',
    },
    query: none,
    body: none,
    answer: state(),
    handle: ({ context }) => checkAuditNow(context),
  }),
  findAuditEntries: route({
    method: 'get',
    path: '/audit/entries',
    admits: 'audit.read',
    tag,
    summary: {
      zh: '查审计记录：按事、按人或按天，新的在前',
      en: 'Entries by what they are about, by whom, or by day; latest first',
    },
    query: z.object({
      about: name.optional(),
      by: name.optional(),
      day: z.iso.date().startsWith('20').optional(),
      act: z.string().max(60).optional(),
      after: z.string().refine(isAfter).optional().meta({ description: 'From the page before.' }),
    }),
    body: none,
    answer: z.object({ entries: z.array(AuditEntry), after: z.string().optional(), truncated: z.boolean() }),
    handle: ({ context, query: { after, ...filter } }) => findEntries(context, { filter: given(filter), after }),
  }),
  proveAuditEntry: route({
    method: 'get',
    path: '/audit/proof',
    admits: 'audit.read',
    tag,
    summary: { zh: '一条记录的证明，不用看别的记录', en: 'The proof of one entry, without any other' },
    query: z.object({ about: name, at: Instant, id: name }),
    body: none,
    answer: Proof,
    handle: ({ context, query }) => proveFor(context, query),
  }),
}
