import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { StreamPositions } from './stream-positions.ts'

/** What a reader reads and where it notes how far it came. */
export interface StreamSource {
  client: DynamoDBStreamsClient
  streamArn: string
  positions: StreamPositions
}

/** The shards there are now, parents before children. */
export const listShards = async ({ client, streamArn }: StreamSource): Promise<string[]> => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }))
  return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? [])
}

const iteratorAfter = async (source: StreamSource, shard: string, position?: string): Promise<string | undefined> => {
  const from = position
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: position }
    : { ShardIteratorType: 'TRIM_HORIZON' as const }
  const command = new GetShardIteratorCommand({ StreamArn: source.streamArn, ShardId: shard, ...from })
  return (await source.client.send(command)).ShardIterator
}

/** The next records, by the iterator of the last page or else from the position on. */
export const nextPage = async (source: StreamSource, shard: string, iterator?: string, position?: string) => {
  const ShardIterator = iterator ?? (await iteratorAfter(source, shard, position))
  const page = await source.client.send(new GetRecordsCommand({ ShardIterator }))
  return { records: page.Records ?? [], next: page.NextShardIterator }
}
