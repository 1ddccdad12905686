import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Filters, Pagination } from '#functions/http/look/pagination.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { asSystem } from '#shared/authority/context.ts'
import { type OpenMessage, readOutbox } from '#shared/messages/read-outbox.ts'
import { wordsOf } from '#shared/messages/templates.ts'
import { addLocalDays, type LocalDate, localDate } from '#shared/time/shanghai.ts'
import { address } from './staff-scope.ts'

const days = 4

const Line = ({ message }: { message: OpenMessage }) => {
  const language = useLanguage()
  const words = wordsOf({ ...message, values: message.plain })
  return (
    <li class="px-4 md:px-5 py-3">
      <p>{words}</p>
      <p class="text-sm text-soft flex flex-wrap gap-x-3 items-center num">
        <Tag tone={message.channel === 'sms' ? 'info' : 'quiet'}>
          {message.channel === 'sms' ? <T zh="短信" en="SMS" /> : <T zh="站内" en="In the product" />}
        </Tag>
        {momentText(message.at, language)}
        <span class="font-mono text-xs">{message.plain['phone'] ?? message.plain['shownPhone'] ?? message.to}</span>
        <a class="a" href={message.link}>
          {message.link}
        </a>
      </p>
    </li>
  )
}

const OutboxPage = (props: {
  day: LocalDate
  today: LocalDate
  messages: readonly OpenMessage[]
  next: string | undefined
}) => {
  const say = useSay()
  const title = say({ zh: '发件箱（本机演示）', en: 'Outbox (own machine)' })
  return (
    <Page title={title} width="reading" again={10}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="正式用时，这些会发到手机上；在这里谁都能看，包括验证码。"
          en="In earnest these go to phones; here anybody reads them, codes included."
        />
      </p>
      <Filters
        label={say({ zh: '按日子看', en: 'By day' })}
        filters={Array.from({ length: days }, (_, ago) => addLocalDays(props.today, -ago)).map((day) => ({
          text: day === props.today ? say({ zh: '今天', en: 'Today' }) : day.slice(5),
          href: address('/outbox', { day: day === props.today ? undefined : day }),
          current: day === props.day,
        }))}
      />
      <section class="sheet mt-2 overflow-hidden" aria-label={title}>
        {props.messages.length === 0 ? (
          <Empty
            icon="mail"
            title={say({ zh: '这天没有消息', en: 'Nothing on this day' })}
            text={<T zh="要一个登录验证码，它就会出现在这里。" en="Ask for a sign-in code and it appears here." />}
          />
        ) : (
          <ul class="split">
            {props.messages.map((message) => (
              <Line message={message} />
            ))}
          </ul>
        )}
      </section>
      {props.next && (
        <div class="mt-4">
          <Pagination page={1} next={props.next} />
        </div>
      )}
    </Page>
  )
}

/** What would have gone to phones. Exists on one's own machine only. */
export const outboxPages: PageModule = ({ get }) => {
  get('/outbox', 'embedded', async (c) => {
    const context = asSystem(c.get('context'))
    const today = localDate(context.clock())
    const wanted = c.req.query('day') ?? ''
    const day = /^\d{4}-\d{2}-\d{2}$/.test(wanted) ? wanted : today
    const before = (c.req.query('before') ?? '').slice(0, 100)
    const found = await readOutbox(context, { day, ...(before === '' ? {} : { before }) })
    const next = found.before === undefined ? undefined : address('/outbox', { day, before: found.before })
    return c.html(show(viewOf(c), <OutboxPage day={day} today={today} messages={found.items} next={next} />))
  })
}
