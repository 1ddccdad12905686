import * as z from 'zod'
import { Message } from '#shared/messages/message.ts'
import { messagesTo, readMessage } from '#shared/messages/messages-to.ts'
import { Instant } from '#shared/time/instant.ts'
import { personIdOf } from './actor.ts'
import { Paging, paged, pageOf } from './paging.ts'
import { none, route } from './route.ts'

const tag = 'session'

export const messageRoutes = {
  listMessages: route({
    method: 'get',
    path: '/messages',
    admits: 'signedIn',
    tag,
    summary: { zh: '我的消息，新的在前', en: 'My messages, newest first' },
    query: Paging,
    body: none,
    answer: pageOf(Message),
    handle: ({ context, query }) =>
      paged(context, `messages:${personIdOf(context)}`, query, (page) => messagesTo(context, page)),
  }),
  readMessage: route({
    method: 'post',
    path: '/messages/{messageId}/read',
    admits: 'signedIn',
    tag,
    summary: { zh: '标为已读', en: 'Mark as read' },
    query: none,
    body: z.object({ at: Instant }),
    answer: none,
    handle: async ({ context, params: { messageId }, body }) => {
      await readMessage(context, { id: messageId, at: body.at })
      return undefined
    },
  }),
}
