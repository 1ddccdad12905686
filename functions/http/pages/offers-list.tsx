import type { Child } from 'hono/jsx'
import { distanceText, longDate, replyByText, spanText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { Kind, StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Invitation } from '#shared/offers/invitations-of.ts'
import { isWaiting } from '#shared/offers/read-offer.ts'
import { townshipText } from '#shared/places/district.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { Done, Nothing } from './offers-notes.tsx'

export interface OffersPageProps {
  invitations: readonly Invitation[]
  now: Instant
  pausedUntil?: Instant | undefined
  /** Personal recommendation is off: nothing is ranked and nobody asks. */
  plainList?: boolean | undefined
  done?: 'declined' | 'notThen' | 'standby' | undefined
  next?: string | undefined
  first: boolean
}

const Row = ({ invitation: { offer, request }, now }: { invitation: Invitation; now: Instant }) => {
  const language = useLanguage()
  const say = useSay()
  const waiting = isWaiting(offer, now)
  const place =
    request?.manner === 'onSite' && request.place
      ? [
          say(townshipText(request.place)),
          ...(offer.distanceKm === undefined ? [] : [distanceText(offer.distanceKm * 1000, language)]),
        ].join(say({ zh: '，', en: ', ' }))
      : say({ zh: '线上', en: 'Online' })
  return (
    <li>
      <a class="flex gap-3 p-4 md:px-5 hover:bg-[var(--t-quiet)]" href={`/offers/${offer.requestId}/${offer.id}`}>
        <span class="min-w-0 flex-1 grid gap-0.5">
          <b class="leading-snug text-[1.0625rem]">{offer.title}</b>
          <span>{spanText(offer, language)}</span>
          <span class="text-sm text-soft flex flex-wrap gap-x-3 items-center">
            {request && <Kind of={request.requesterKind} />}
            {place}
          </span>
          <span class="flex flex-wrap gap-2 items-center mt-1">
            <StateTag of="offer" is={offer.state === 'sent' && !waiting ? 'expired' : offer.state} />
            {waiting && request?.dangerous && (
              <Tag tone="warm" icon="shield-alert">
                <T zh="有危险" en="Dangers" />
              </Tag>
            )}
            {waiting && <span class="text-sm">{replyByText(offer.expiresAt, now, language)}</span>}
          </span>
        </span>
        <Icon name="chevron-right" class="self-center text-soft" />
      </a>
    </li>
  )
}

const List = (props: { id: string; title: string; hint?: Child; items: readonly Invitation[]; now: Instant }) =>
  props.items.length === 0 ? null : (
    <Sheet id={props.id} title={props.title} hint={props.hint} flush>
      <ul class="split">
        {props.items.map((invitation) => (
          <Row invitation={invitation} now={props.now} />
        ))}
      </ul>
    </Sheet>
  )

/** Everything one volunteer was asked: what waits for an answer first, soonest deadline on top. */
export const OffersPage = (props: OffersPageProps) => {
  const { invitations, now, pausedUntil } = props
  const say = useSay()
  const language = useLanguage()
  const waiting = invitations
    .filter(({ offer }) => isWaiting(offer, now))
    .sort((a, b) => `${a.offer.expiresAt}${a.offer.starts}`.localeCompare(`${b.offer.expiresAt}${b.offer.starts}`))
  const standby = invitations.filter(({ offer }) => offer.state === 'standby')
  const answered = invitations.filter((one) => !waiting.includes(one) && !standby.includes(one))
  const title = say({ zh: '我的邀请', en: 'My invitations' })
  return (
    <Page title={title} at="offers" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="接不接都由您。谢绝、没回，都不影响以后。"
          en="It is up to you. Declining or not answering has no effect on later ones."
        />
      </p>
      <div class="grid gap-5 mt-4">
        <Done done={props.done} />
        {pausedUntil !== undefined && (
          <Notice tone="info" icon="calendar-clock">
            <b>
              <T zh={`您暂停到 ${longDate(localDate(pausedUntil), language)}，`} en="You paused new invitations; " />
            </b>
            <T zh="这期间不发新的邀请。" en="none are sent until then. " />
            <a class="a" href="/calendar#asking">
              <T zh="改一改" en="Change it" />
            </a>
          </Notice>
        )}
        {props.plainList === true && (
          <Notice tone="info" icon="list-ordered">
            <b>
              <T zh="您关了个性化推荐，" en="Personal recommendation is off: " />
            </b>
            <T
              zh="不排序，也不发新的邀请。在"
              en="nothing is ranked for you and no new invitation is sent. You see a plain list on "
            />
            <a class="a" href="/board">
              <T zh="需求板" en="the board" />
            </a>
            <T zh="按时间自己挑，或者" en=" and choose by date, or " />
            <a class="a" href="/me/privacy">
              <T zh="重新打开" en="switch it on again" />
            </a>
            <T zh="。" en="." />
          </Notice>
        )}
        {/* Looked at anew each minute where scripts run: what waits, and what was taken meanwhile. */}
        <div
          id="invitations"
          class="grid gap-5"
          hx-get={props.first ? '/offers' : undefined}
          hx-trigger="every 60s"
          hx-select="#invitations"
          hx-swap="outerHTML"
        >
          <List id="waiting" title={say({ zh: '等您回复', en: 'Waiting for your answer' })} items={waiting} now={now} />
          {props.first && waiting.length === 0 && <Nothing />}
          <List
            id="standby"
            title={say({ zh: '候补', en: 'On standby' })}
            hint={<T zh="空出名额先问您。" en="You are asked first when a seat is free." />}
            items={standby}
            now={now}
          />
          <List id="answered" title={say({ zh: '以前的', en: 'Earlier' })} items={answered} now={now} />
        </div>
        {(props.next !== undefined || !props.first) && (
          <Pagination page={props.first ? 1 : 2} previous={props.first ? undefined : '/offers'} next={props.next} />
        )}
      </div>
    </Page>
  )
}
