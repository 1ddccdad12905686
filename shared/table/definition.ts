/**
 * The one table, as data: the deployed stack and the embedded run both create it from here.
 * `owner` answers "everything of this person or body", `list` answers "this list, page by page".
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'owner', partitionKey: 'ownerPk', sortKey: 'ownerSk' },
    { name: 'list', partitionKey: 'listPk', sortKey: 'listSk' },
  ],
  /** Epoch seconds. Deletion may lag for days, so code that reads such an item checks the time itself. */
  timeToLive: 'expires',
  /** New images only: reactions read the current state and never trust an image. */
  stream: 'NEW_IMAGE',
} as const

/** The attribute that names the kind of item; stream filters match on it. */
export const entityAttribute = 'entity'
