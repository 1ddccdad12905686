import { type ChainCheck, chainChecks, checkChain } from '#shared/audit/check-chain.ts'
import { readHead, type SealHead } from '#shared/audit/seal.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { raise } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { auditSubject } from './audit-subject.ts'

/** Days of the chain that one run reads; a longer chain is checked in several. */
const daysAtOnce = 60

/** Checks the next part of the chain and keeps what was found. A break goes to the inbox of the city. */
const checkPart = async (context: Context): Promise<ChainCheck | undefined> => {
  const { table } = context
  let days = 0
  const enough = (): boolean => {
    days += 1
    return days > daysAtOnce
  }
  const before = await chainChecks.get(table, keys.chainCheck())
  const check = await checkChain(context, { enough, before })
  if (!check) return undefined
  const [first] = check.breaks
  const told = first && { kind: 'auditBroken' as const, reach: [cityId], requestId: '', about: first.hour }
  await table.write([
    chainChecks.put(check),
    ...(told ? [raise({ ...told, title: `${first.kind} ${first.hour}` }, check.at)] : []),
  ])
  return check
}

/** Checks the whole chain, part by part: each part that leaves a rest has the next one fall due. Follows once a day. */
export const checkAudit = async (context: Context): Promise<void> => {
  const check = await checkPart(context)
  if (!check || check.upTo >= check.end) return
  const cause = `${check.from} ${check.upTo} ${check.end}`
  const next = fallsDue({ kind: 'checkChain', requestId: '', about: '', at: check.at, cause }, check.at)
  await context.table.write([next])
}

/** The chain as it stands: what is sealed, and what the last check found. */
export interface AuditState {
  /** Missing until the first sweep has begun the chain. */
  head?: SealHead
  check?: ChainCheck
}

/** For auditors: what the seals say, and what the last check found. It is about all entries, and shows none. */
export const readAuditState = async (context: Context): Promise<AuditState> => {
  permit(context, 'audit.read', auditSubject(context))
  const [head, check] = await Promise.all([readHead(context.table), chainChecks.get(context.table, keys.chainCheck())])
  return { ...(head ? { head } : {}), ...(check ? { check } : {}) }
}

/** An auditor wants to know now: the next part of the chain is checked, all of it where it is shorter than a part. */
export const checkAuditNow = async (context: Context): Promise<AuditState> => {
  permit(context, 'audit.read', auditSubject(context))
  await checkPart(context)
  return readAuditState(context)
}
