import { log, told } from './log.ts'

const atOnce = 8

/** What AWS asks of a reader that can do a part of a batch: the items that have to come again. */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[]
}

/** Handles each item of a batch by itself, a few at a time, and names those that failed. */
export const eachOf = async <Item>(
  items: readonly Item[],
  identify: (item: Item) => string,
  handle: (item: Item) => Promise<unknown>,
): Promise<BatchAnswer> => {
  const batchItemFailures: BatchAnswer['batchItemFailures'] = []
  const one = async (item: Item): Promise<void> => {
    try {
      await handle(item)
    } catch (error) {
      log('error', 'batch item failed', { item: identify(item), ...told(error) })
      batchItemFailures.push({ itemIdentifier: identify(item) })
    }
  }
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(one))
  return { batchItemFailures }
}
