import { ownPath } from '#functions/http/form.ts'
import { momentText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Message } from '#shared/messages/message.ts'
import { messagesTo, readMessage } from '#shared/messages/messages-to.ts'
import { wordsOf } from '#shared/messages/templates.ts'
import { address } from './staff-scope.ts'

/** Codes are for signing in; nobody reads them here. */
const shown = ({ template }: Message): boolean => !['signInCode', 'stepUpCode', 'actForCode'].includes(template)

const Line = ({ message }: { message: Message }) => {
  const language = useLanguage()
  return (
    <li>
      <a
        class="flex items-start gap-3 px-4 md:px-5 py-3 hover:bg-[var(--t-quiet)]"
        href={address(`/messages/${message.id}`, { at: message.at })}
      >
        <Icon name={message.readAt === undefined ? 'mail' : 'check'} class="mt-1 text-soft" />
        <span class="min-w-0 flex-1">
          <span class={message.readAt === undefined ? 'font-bold block' : 'block'}>
            {wordsOf({ ...message, language })}
          </span>
          <span class="text-sm text-soft num">{momentText(message.at, language)}</span>
        </span>
        {message.readAt === undefined && (
          <Tag tone="info">
            <T zh="没看过" en="Unread" />
          </Tag>
        )}
      </a>
    </li>
  )
}

const MessagesPage = (props: { messages: readonly Message[]; page: number; next: string | undefined }) => {
  const say = useSay()
  const title = say({ zh: '消息', en: 'Messages' })
  return (
    <Page title={title} at="messages" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T zh="点开就到要办的那一页。" en="Each leads to where it is about." />
      </p>
      <section class="sheet mt-4 overflow-hidden" aria-label={title}>
        {props.messages.length === 0 ? (
          <Empty
            icon="mail"
            title={say({ zh: '还没有消息', en: 'No messages yet' })}
            text={
              <T
                zh="有人接单、要签协议、要确认时长，会在这里告诉您。"
                en="Acceptances, agreements to sign, hours to confirm: you are told here."
              />
            }
          />
        ) : (
          <ul class="split">
            {props.messages.map((message) => (
              <Line message={message} />
            ))}
          </ul>
        )}
      </section>
      {(props.next !== undefined || props.page > 1) && (
        <div class="mt-4">
          <Pagination page={props.page} previous={props.page > 1 ? '/messages' : undefined} next={props.next} />
        </div>
      )}
    </Page>
  )
}

/** One's own messages, newest first. */
export const messagePages: PageModule = ({ get }) => {
  get('/messages', 'signedIn', async (c) => {
    const cursor = c.req.query('cursor')
    const page = Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)
    const found = await messagesTo(c.get('context'), { ...(cursor === undefined ? {} : { cursor }) })
    const next = found.cursor === undefined ? undefined : address('/messages', { cursor: found.cursor, page: page + 1 })
    return c.html(show(viewOf(c), <MessagesPage messages={found.items.filter(shown)} page={page} next={next} />))
  })

  // Opening a message marks it as read and leads on; doing so twice changes nothing.
  get('/messages/:id', 'signedIn', async (c) => {
    const at = c.req.query('at') ?? ''
    const message = await readMessage(c.get('context'), { at, id: c.req.param('id') })
    return c.redirect(ownPath(message?.link ?? '', '/messages'), 303)
  })
}
