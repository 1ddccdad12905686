import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { placements } from '#shared/placements/placement.ts'
import { keys } from '#shared/table/keys.ts'
import { agreementWord } from './agreement.ts'

/** Any party may ask that all three sign (Art. 12). A new edition follows; what was agreed holds until it is signed. */
export const askSignature = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<void> =>
  deciding(async () => {
    const placement = await placements.get(context.table, keys.placement(input.requestId, input.placementId))
    if (!placement) throw notFound(agreementWord)
    const organization = await organizations.get(context.table, keys.organization(placement.organizationId))
    permit(context, 'agreement.askSignature', {
      what: agreementWord,
      volunteerId: placement.volunteerId,
      requesterId: placement.requesterId,
      reach: organization?.path ?? [],
    })
    if (placement.signatureAsked === true) return
    if (!['provisional', 'accepted', 'confirmed'].includes(placement.state)) throw begun()
    const now = context.clock()
    await context.table.write([
      placements.replace({ ...placement, signatureAsked: true }),
      fallsDue(
        { kind: 'draftAgreement', requestId: placement.requestId, about: placement.id, at: now, cause: 'asked' },
        now,
      ),
      audited(context, placement.requestId, 'agreement.askSignature'),
    ])
  })

const begun = () =>
  wrongState('begun', {
    zh: '服务已经开始或结束，不能再改成签署协议。有事请找科协。',
    en: 'The service has begun or ended; its agreement can no longer be changed. Ask the association if something is wrong.',
  })
