import * as z from 'zod'
import { fallsDue } from '#shared/dues/due.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { Language } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addMinutes, epochSeconds, Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** What a message says; its words stand in `templates.ts`. */
export const Template = z.enum([
  'signInCode',
  'stepUpCode',
  'requestSubmitted',
  'requestOpened',
  'requestReturned',
  'requestRefused',
  'requestFilled',
  'requestNotFilled',
  'requestWithdrawn',
  'factsChanged',
  'offerSent',
  'offerClosed',
  'standbyOffered',
  'placementMade',
  'placementConfirmed',
  'placementWithdrawn',
  'placementCalledOff',
  'agreementToSign',
  'insuranceNeeded',
  'checkOutForgotten',
  'hoursToConfirm',
  'hoursDisputed',
  'serviceRecorded',
  'hoursDecided',
  'storyDecided',
  'noShowStated',
  'standingChanged',
  'noShowObjected',
  'noShowDecided',
  'correctionAsked',
  'correctionDecided',
  'approvalAnswered',
  'dataBreach',
  'registerInvited',
  'proofReturned',
  'guardianAsked',
  'guardianCode',
  'guardianAnswered',
  'actForCode',
  'actForBegun',
  'doneForYou',
  'objectionSettled',
  'searchNews',
])
export type Template = z.infer<typeof Template>

/** One message to one person (`to` = person id), kept as an item: written with its cause, delivered afterwards. */
export const Message = z.object({
  id: z.string(),
  to: z.string(),
  at: Instant,
  template: Template,
  language: Language,
  channel: z.enum(['sms', 'inApp']),
  /** Values the template names. Never personal details: those are looked up at the moment of delivery. */
  values: z.record(z.string(), z.string()),
  /** Page the message leads to. */
  link: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  sentAt: Instant.optional(),
  readAt: Instant.optional(),
})
export type Message = z.infer<typeof Message>

export const messages = entity('Message', Message, (message) => ({
  ...keys.message(message.to, message.at, message.id),
  ...lists.outbox(localDate(message.at), message.at, message.id),
  expires: epochSeconds(addDays(message.at, message.template === 'signInCode' ? keptDays.code : keptDays.message)),
}))

/** The sort key under which a message is found again, as dues carry it. */
export const messageRef = (message: { at: Instant; id: string }): string => `${message.at}#${message.id}`

/**
 * The changes that send a message: the item itself, which the stream delivers at once, and a due item a few minutes
 * later, which delivers it when the stream did not. The same cause to the same person makes one message.
 */
export const tell = (
  message: {
    to: string
    template: Template
    language?: Language
    channel?: 'sms' | 'inApp'
    values?: Record<string, string>
    link: string
    cause: string
    requestId?: string
  },
  now: Instant,
): Change[] => {
  const id = derivedId('message', message.to, message.template, message.cause)
  const item: Message = {
    id,
    to: message.to,
    at: now,
    template: message.template,
    language: message.language ?? 'zh',
    channel: message.channel ?? 'inApp',
    values: message.values ?? {},
    link: message.link,
    state: 'waiting',
  }
  return [
    messages.put(item),
    fallsDue(
      {
        kind: 'deliverMessage',
        requestId: message.requestId ?? '',
        about: `${message.to}|${messageRef(item)}`,
        at: addMinutes(now, 5),
        cause: id,
      },
      now,
    ),
  ]
}
