import type { DynamoDBRecord } from 'aws-lambda'
import type { Key } from '#shared/table/table.ts'

/** Where the item of a stream record stands. Its image is not looked at: reactions read the current state. */
export const streamKey = ({ dynamodb }: DynamoDBRecord): Key => {
  const pk = dynamodb?.Keys?.pk?.S
  const sk = dynamodb?.Keys?.sk?.S
  if (pk === undefined || sk === undefined) throw new Error('A stream record without a key')
  return { pk, sk }
}

export const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? ''
