import { asks } from '#shared/authority/apart.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { ServiceRequest } from './service-request.ts'

// What an answer to a submitted need may be refused with.

/** Nobody verifies a request of their own body, nor one they are called about. */
export const mustBeApart = (context: Context, request: ServiceRequest): void => {
  if (!asks(context.actor, request)) return
  throw new Refusal('forbidden', 'ownBody', {
    zh: '这是您自己单位的需求，不能由您核实。请同事来办。',
    en: 'This request is from your own body; a colleague has to verify it.',
  })
}

/** Opening needs the public-benefit tick (Art. 2), a body that was vouched for, and time left. */
export const mustBeFit = (input: { publicBenefit: boolean }, vouched: boolean, ahead: boolean): void => {
  if (!input.publicBenefit) {
    throw new Refusal(
      'invalid',
      'notPublicBenefit',
      { zh: '没有勾选公益性，不能开放。', en: 'Without the public-benefit tick it cannot be opened.' },
      {
        fields: [
          {
            path: 'publicBenefit',
            text: {
              zh: '核对过是无偿、公益的才能开放（第二条）；不是的话，请选“不予受理”并写明原因。',
              en: 'Only free, public-benefit service can be opened (Art. 2); otherwise refuse it and say why.',
            },
          },
        ],
      },
    )
  }
  if (!vouched) {
    throw new Refusal('state', 'bodyNotVouched', {
      zh: '这个单位还没有核实过。先核实单位，再开放需求。',
      en: 'This body has not been vouched for yet. Vouch for it first, then open the request.',
    })
  }
  if (!ahead) {
    throw new Refusal('state', 'alreadyStarted', {
      zh: '服务时间已经过了，开放也来不及。请退回，让对方改时间。',
      en: 'The service time has passed. Return it, so that the requester can choose another time.',
    })
  }
}

/** Who gets a no reads why; the name of an authority may be short. */
export const mustSayWhy = (input: { answer: string; handedOver?: boolean | undefined }): void => {
  if (input.answer.trim().length >= (input.handedOver === true ? 2 : 4)) return
  throw new Refusal(
    'invalid',
    'reasonMissing',
    { zh: '请写明原因。', en: 'Say why.' },
    {
      fields: [
        {
          path: 'answer',
          text: {
            zh: '对方会看到这句话。写清哪里要改，或为什么不受理，至少 4 个字。',
            en: 'The requester reads this. Say what to change or why it is refused, at least 4 characters.',
          },
        },
      ],
    },
  )
}
