import type { Text } from '#shared/kernel/text.ts'

export const placementWord: Text = { zh: '接单', en: 'placement' }

/** The page of one placement, for its volunteer and its requester. */
export const placementLink = (placement: { requestId: string; id: string }): string =>
  `/requests/${placement.requestId}/placements/${placement.id}`
