import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type ServiceRecord, serviceRecords } from './service-record.ts'

/** The service records of one volunteer, latest first, for themself. */
export const recordsOf = async (
  context: Context,
  { volunteerId, limit = 50, cursor }: { volunteerId: string; limit?: number; cursor?: string },
): Promise<{ items: Loaded<ServiceRecord>[]; cursor?: string }> => {
  permit(context, 'record.read', { what: { zh: '服务记录', en: 'service record' }, volunteerId })
  return serviceRecords.list(context.table, {
    partition: keys.volunteer(volunteerId).pk,
    begins: 'RECORD#',
    backwards: true,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  })
}
