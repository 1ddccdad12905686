import type { Instant } from '#shared/time/instant.ts'
import type { Address } from './entity.ts'
import { shardOf, shards } from './shards.ts'

type Owner = Pick<Address, 'ownerPk' | 'ownerSk'>
type List = Pick<Address, 'listPk' | 'listSk'>

/** The index `owner`: everything of one person or body. */
export const owners = {
  organizationsUnder: (parentId: string, name: string): Owner => ({ ownerPk: `UNDER#${parentId}`, ownerSk: name }),
  membersOf: (of: string, personId: string): Owner => ({ ownerPk: `MEMBERS#${of}`, ownerSk: personId }),
  sessionsOf: (personId: string, at: Instant): Owner => ({ ownerPk: `SESSIONS#${personId}`, ownerSk: at }),
  identitiesOf: (personId: string, at: Instant): Owner => ({ ownerPk: `IDENTITIES#${personId}`, ownerSk: at }),
  tokensOf: (organizationId: string, at: Instant): Owner => ({ ownerPk: `TOKENS#${organizationId}`, ownerSk: at }),
  requestsOf: (requesterId: string, at: Instant, id: string): Owner => ({
    ownerPk: `REQUESTS#${requesterId}`,
    ownerSk: `${at}#${id}`,
  }),
  offersTo: (volunteerId: string, at: Instant, id: string): Owner => ({
    ownerPk: `OFFERS#${volunteerId}`,
    ownerSk: `${at}#${id}`,
  }),
  placementsOf: (volunteerId: string, starts: Instant, id: string): Owner => ({
    ownerPk: `PLACEMENTS#${volunteerId}`,
    ownerSk: `${starts}#${id}`,
  }),
  volunteersOf: (organizationId: string, volunteerId: string): Owner => ({
    ownerPk: `VOLUNTEERS#${organizationId}`,
    ownerSk: volunteerId,
  }),
  certificatesOf: (volunteerId: string, at: Instant): Owner => ({
    ownerPk: `CERTIFICATES#${volunteerId}`,
    ownerSk: at,
  }),
  agreementsOf: (organizationId: string, starts: Instant, id: string): Owner => ({
    ownerPk: `AGREEMENTS#${organizationId}`,
    ownerSk: `${starts}#${id}`,
  }),
  importsOf: (organizationId: string, at: Instant, id: string): Owner => ({
    ownerPk: `IMPORTS#${organizationId}`,
    ownerSk: `${at}#${id}`,
  }),
  recordsOf: (requestId: string, id: string): Owner => ({ ownerPk: `RECORDS#${requestId}`, ownerSk: id }),
  actsOf: (by: string, at: Instant, id: string): Owner => ({ ownerPk: `ACTS#${by}`, ownerSk: `${at}#${id}` }),
  campaignsOf: (organizationId: string, ends: Instant, id: string): Owner => ({
    ownerPk: `CAMPAIGNS#${organizationId}`,
    ownerSk: `${ends}#${id}`,
  }),
} as const

/** The index `list`: lists for staff, under (territorial node, month, shard) so that no list is one hot partition. */
export const lists = {
  requestsPartition: (territoryId: string, month: string, shard: number): string =>
    `REQUESTS#${territoryId}#${month}#${shard}`,
  requests: (territoryId: string, month: string, at: Instant, id: string): List => ({
    listPk: lists.requestsPartition(territoryId, month, shardOf(id, shards.list)),
    listSk: `${at}#${id}`,
  }),
  toVerifyPartition: (territoryId: string): string => `VERIFY#${territoryId}`,
  toVerify: (territoryId: string, at: Instant, id: string): List => ({
    listPk: lists.toVerifyPartition(territoryId),
    listSk: `${at}#${id}`,
  }),
  volunteersPartition: (territoryId: string, shard: number): string => `VOLUNTEERS#${territoryId}#${shard}`,
  volunteers: (territoryId: string, volunteerId: string): List => ({
    listPk: lists.volunteersPartition(territoryId, shardOf(volunteerId, shards.list)),
    listSk: volunteerId,
  }),
  openProblemsPartition: (organizationId: string): string => `OPENPROBLEMS#${organizationId}`,
  openProblems: (organizationId: string, at: Instant, id: string): List => ({
    listPk: lists.openProblemsPartition(organizationId),
    listSk: `${at}#${id}`,
  }),
  openApprovalsPartition: (organizationId: string): string => `OPENAPPROVALS#${organizationId}`,
  openApprovals: (organizationId: string, at: Instant, id: string): List => ({
    listPk: lists.openApprovalsPartition(organizationId),
    listSk: `${at}#${id}`,
  }),
  auditPartition: (day: string, shard: number): string => `AUDITED#${day}#${shard}`,
  audit: (day: string, at: Instant, id: string): List => ({
    listPk: lists.auditPartition(day, shardOf(id, shards.list)),
    listSk: `${at}#${id}`,
  }),
  breaches: (at: Instant, id: string): List => ({ listPk: 'BREACHES', listSk: `${at}#${id}` }),
  outboxPartition: (day: string, shard: number): string => `OUTBOX#${day}#${shard}`,
  outbox: (day: string, at: Instant, id: string): List => ({
    listPk: lists.outboxPartition(day, shardOf(id, shards.list)),
    listSk: `${at}#${id}`,
  }),
  storiesToCheckPartition: (organizationId: string): string => `STORIES#${organizationId}`,
  storiesToCheck: (organizationId: string, at: Instant, id: string): List => ({
    listPk: lists.storiesToCheckPartition(organizationId),
    listSk: `${at}#${id}`,
  }),
  publishedStoriesPartition: (): string => 'PUBLISHED',
  publishedStories: (at: Instant, id: string): List => ({
    listPk: lists.publishedStoriesPartition(),
    listSk: `${at}#${id}`,
  }),
} as const
