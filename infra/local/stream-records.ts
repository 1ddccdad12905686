import type { AttributeValue as StoredValue } from '@aws-sdk/client-dynamodb'
import type { _Record as StoredRecord } from '@aws-sdk/client-dynamodb-streams'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { entityAttribute } from '#shared/table/definition.ts'

type Image = Record<string, AttributeValue>

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Lambda hands bytes over as base64; all else is the same. */
const toValue = (value: StoredValue): AttributeValue => {
  if (value.S !== undefined) return { S: value.S }
  if (value.N !== undefined) return { N: value.N }
  if (value.BOOL !== undefined) return { BOOL: value.BOOL }
  if (value.M !== undefined) return { M: toImage(value.M) }
  if (value.L !== undefined) return { L: value.L.map(toValue) }
  if (value.SS !== undefined) return { SS: value.SS }
  if (value.NS !== undefined) return { NS: value.NS }
  if (value.B !== undefined) return { B: base64(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(base64) }
  return { NULL: true }
}

const toImage = (image: Record<string, StoredValue>): Image =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, toValue(value)]))

/** A stream record in the shape a Lambda function gets it. */
export const toLambdaRecord = (record: StoredRecord, streamArn: string): DynamoDBRecord => {
  const {
    Keys,
    NewImage,
    OldImage,
    SequenceNumber = '',
    SizeBytes = 0,
    ApproximateCreationDateTime,
  } = record.dynamodb ?? {}
  return {
    eventID: record.eventID ?? SequenceNumber,
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: record.awsRegion ?? 'embedded',
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime ?? new Date()).getTime() / 1000),
      ...(Keys ? { Keys: toImage(Keys) } : {}),
      ...(NewImage ? { NewImage: toImage(NewImage) } : {}),
      ...(OldImage ? { OldImage: toImage(OldImage) } : {}),
      SequenceNumber,
      SizeBytes,
      StreamViewType: 'NEW_IMAGE',
    },
  }
}

/** The filter of the event source mappings: only new items of one kind; a change or a no-op rewrite wakes nobody. */
export const isNew =
  (entity: string) =>
  (record: StoredRecord): boolean =>
    record.eventName === 'INSERT' && record.dynamodb?.NewImage?.[entityAttribute]?.S === entity
