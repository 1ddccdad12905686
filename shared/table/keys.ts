import { addMinutes, type Instant, toMilliseconds } from '#shared/time/instant.ts'
import { shardOf, shards } from './shards.ts'
import type { Key } from './table.ts'

export { lists, owners } from './index-keys.ts'
export { shards } from './shards.ts'

// Every key of the one table, on one page: collisions are between nouns, so they are seen here. The two indexes beside it.

const bucketMinutes = 5
/** The start of the five minutes an instant lies in: due items are worked off bucket by bucket. */
export const dueBucket = (at: Instant): Instant =>
  new Date(Math.floor(toMilliseconds(at) / (bucketMinutes * 60_000)) * bucketMinutes * 60_000).toISOString()
export const nextDueBucket = (bucket: Instant): Instant => addMinutes(bucket, bucketMinutes)

/** Dues of five minutes stand in a few partitions, to be read one after the other. */
export const duePartition = (bucket: Instant, shard: number): string => `DUE#${bucket}#${shard}`

const key = (pk: string, sk: string): Key => ({ pk, sk })

export const keys = {
  organization: (id: string) => key(`ORG#${id}`, 'ORG'),
  person: (id: string) => key(`PERSON#${id}`, 'PERSON'),
  personDetails: (personId: string) => key(`PERSON#${personId}`, 'DETAILS'),
  consent: (personId: string, purpose: string) => key(`PERSON#${personId}`, `CONSENT#${purpose}`),
  idOwner: (fingerprint: string) => key(`IDNUMBER#${fingerprint}`, 'OWNER'),
  registerOwner: (fingerprint: string) => key(`REGISTER#${fingerprint}`, 'OWNER'),
  invitation: (id: string) => key(`INVITATION#${id}`, 'INVITATION'),
  declinedInvitation: (fingerprint: string) => key(`PHONE#${fingerprint}`, 'DECLINED'),
  registerImport: (id: string) => key(`IMPORT#${id}`, 'IMPORT'),
  importRows: (importId: string, part: number) => key(`IMPORT#${importId}`, `ROWS#${String(part).padStart(4, '0')}`),
  importOutcome: (importId: string, row: number) =>
    key(`IMPORT#${importId}`, `OUTCOME#${String(row).padStart(5, '0')}`),
  personKey: (personId: string) => key(`PERSON#${personId}`, 'KEY'),
  membership: (personId: string, role: string, of: string) => key(`PERSON#${personId}`, `ROLE#${role}#${of}`),
  delegation: (personId: string) => key(`PERSON#${personId}`, 'DELEGATION'),
  doneFor: (personId: string, at: Instant, id: string) => key(`DONEFOR#${personId}`, `${at}#${id}`),
  phone: (fingerprint: string) => key(`PHONE#${fingerprint}`, 'PHONE'),
  challenge: (id: string) => key(`CHALLENGE#${id}`, 'CHALLENGE'),
  session: (hash: string) => key(`SESSION#${hash}`, 'SESSION'),
  apiToken: (hash: string) => key(`TOKEN#${hash}`, 'TOKEN'),
  identityLink: (fingerprint: string) => key(`IDENTITY#${fingerprint}`, 'LINK'),
  calls: (name: string, shard: number, window: string) => key(`CALLS#${name}#${shard}`, window),
  sendCap: (name: string, day: string) => key(`CAP#${name}`, day),
  idempotency: (actor: string, name: string) => key(`ONCE#${actor}#${name}`, 'ONCE'),
  volunteer: (id: string) => key(`VOL#${id}`, 'VOLUNTEER'),
  paper: (volunteerId: string, id: string) => key(`VOL#${volunteerId}`, `PAPER#${id}`),
  calendar: (volunteerId: string) => key(`VOL#${volunteerId}`, 'CALENDAR'),
  savedSearches: (volunteerId: string) => key(`VOL#${volunteerId}`, 'SEARCHES'),
  guardian: (id: string) => key(`GUARDIAN#${id}`, 'GUARDIAN'),
  indexCard: (volunteerId: string) => key(`VOL#${volunteerId}`, 'CARD'),
  record: (volunteerId: string, endsAt: Instant, id: string) => key(`VOL#${volunteerId}`, `RECORD#${endsAt}#${id}`),
  story: (volunteerId: string, id: string) => key(`VOL#${volunteerId}`, `STORY#${id}`),
  chainHead: (volunteerId: string) => key(`VOL#${volunteerId}`, 'CHAIN'),
  areaEntry: (skill: string, cell: string, band: number, token: string) =>
    key(`AREA#${skill}#${cell}`, `${band}#${token}`),
  onlineEntry: (skill: string, shard: number, band: number, token: string) =>
    key(`ONLINE#${skill}#${shard}`, `${band}#${token}`),
  poolCount: (group: string, shard: number) => key(`POOL#${group}#${shard}`, 'POOL'),
  areaCount: (cell: string) => key(`AREACOUNT#${cell}`, 'COUNT'),
  requester: (id: string) => key(`REQUESTER#${id}`, 'REQUESTER'),
  regular: (requesterId: string, volunteerId: string) => key(`REQUESTER#${requesterId}`, `REGULAR#${volunteerId}`),
  proof: (requesterId: string, id: string) => key(`REQUESTER#${requesterId}`, `PROOF#${id}`),
  creditCode: (code: string) => key(`CREDIT#${code}`, 'CREDIT'),
  campaign: (id: string) => key(`CAMPAIGN#${id}`, 'CAMPAIGN'),
  draft: (id: string) => key(`REQUEST#${id}`, 'DRAFT'),
  request: (id: string) => key(`REQUEST#${id}`, 'REQUEST'),
  board: (territoryId: string, starts: Instant, requestId: string) =>
    key(`BOARD#${territoryId}`, `${starts}#${requestId}`),
  entered: (requestId: string, by: string) => key(`REQUEST#${requestId}`, `ENTERED#${by}`),
  seat: (requestId: string, shiftId: string, positionId: string, number: number) =>
    key(`REQUEST#${requestId}`, `SEAT#${shiftId}#${positionId}#${String(number).padStart(2, '0')}`),
  matchPosition: (requestId: string, shiftId: string, positionId: string) =>
    key(`REQUEST#${requestId}`, `MATCHED#${shiftId}#${positionId}`),
  matchRun: (
    districtCode: string,
    month: string,
    at: Instant,
    requestId: string,
    shiftId: string,
    positionId: string,
  ) => key(`RUNS#${districtCode}#${month}`, `${at}#${requestId}#${shiftId}#${positionId}`),
  plan: (scope: string) => key(`PLAN#${scope}`, 'PLAN'),
  slotPrice: (districtCode: string, slot: string, skill: string) => key(`PRICE#${districtCode}`, `${slot}#${skill}`),
  offer: (requestId: string, id: string) => key(`REQUEST#${requestId}`, `OFFER#${id}`),
  placement: (requestId: string, id: string) => key(`REQUEST#${requestId}`, `PLACEMENT#${id}`),
  agreement: (requestId: string, placementId: string, edition: number) =>
    key(`REQUEST#${requestId}`, `AGREEMENT#${placementId}#${String(edition).padStart(3, '0')}`),
  attendance: (requestId: string, placementId: string) => key(`REQUEST#${requestId}`, `ATTENDANCE#${placementId}`),
  codeSheet: (requestId: string, shiftId: string) => key(`REQUEST#${requestId}`, `CODESHEET#${shiftId}`),
  usedCode: (requestId: string, shiftId: string, code: string) =>
    key(`REQUEST#${requestId}`, `USEDCODE#${shiftId}#${code}`),
  rating: (requestId: string, placementId: string, by: string) =>
    key(`REQUEST#${requestId}`, `RATING#${placementId}#${by}`),
  certificate: (code: string) => key(`CERTIFICATE#${code}`, 'CERTIFICATE'),
  message: (to: string, at: Instant, id: string) => key(`TO#${to}`, `MESSAGE#${at}#${id}`),
  due: (at: Instant, id: string) => key(duePartition(dueBucket(at), shardOf(id, shards.due)), `${at}#${id}`),
  sweepMark: () => key('SWEEP', 'MARK'),
  stuck: (at: Instant, id: string) => key('STUCK', `${at}#${id}`),
  counter: (of: string, shard: number, week: string) => key(`COUNT#${of}#${shard}`, week),
  skillTicks: (skill: string) => key('SKILLTICKS', skill),
  audit: (about: string, at: Instant, id: string) => key(`AUDIT#${about}`, `${at}#${id}`),
  seal: (month: string, hour: Instant) => key(`SEALS#${month}`, hour),
  sealLeaves: (month: string, hour: Instant, root: string, page: number) =>
    key(`SEALS#${month}`, `${hour}#${root}#${String(page).padStart(3, '0')}`),
  sealHead: () => key('SEALING', 'HEAD'),
  chainCheck: () => key('SEALING', 'CHECK'),
  breach: (id: string) => key(`BREACH#${id}`, 'BREACH'),
  breachPerson: (breachId: string, personId: string) => key(`BREACH#${breachId}`, `PERSON#${personId}`),
  problem: (organizationId: string, id: string) => key(`PROBLEM#${organizationId}`, id),
  approval: (organizationId: string, id: string) => key(`APPROVAL#${organizationId}`, id),
  settings: () => key('SETTINGS', 'CURRENT'),
  settingsEdition: (number: number) => key('SETTINGS', `EDITION#${String(number).padStart(4, '0')}`),
  learnedChances: () => key('SETTINGS', 'CHANCES'),
  answerCounts: () => key('SETTINGS', 'ANSWERS'),
  samplePeople: () => key('SAMPLE', 'PEOPLE'),
  holidays: (year: string) => key('HOLIDAYS', year),
  skillsVersion: () => key('SKILLS', 'VERSION'),
  skillChange: (kind: string, about: string) => key('SKILLS', `CHANGE#${kind}#${about}`),
  wordSeen: (hash: string) => key(`WORDSEEN#${hash}`, 'SEEN'),
  wordAsked: (districtCode: string, word: string) => key(`WORDS#${districtCode}`, word),
  quarter: (requesterId: string, quarter: string) => key(`REQUESTER#${requesterId}`, `QUARTER#${quarter}`),
} as const

export const onlineShard = (volunteerId: string): number => shardOf(volunteerId, shards.online)
/** The pool's totals of a skill stand in one of a few items, so that a person of many skills changes few of them. */
export const poolGroup = (skill: string): string => `skills${shardOf(skill, shards.pool)}`
