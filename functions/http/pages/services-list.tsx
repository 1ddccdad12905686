import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { townshipText } from '#shared/places/district.ts'
import { isTheirs } from '#shared/records/next-step.ts'
import type { ListedService } from '#shared/records/services-of.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localTimes, shortMonth, stepWords } from './services-words.ts'

/** One service as a line: its day, what it is, where, and what it needs. */
export const ServiceRow = ({ service: { placement, request, next } }: { service: ListedService }) => {
  const say = useSay()
  const language = useLanguage()
  const date = shortMonth(placement.starts, language)
  const where =
    request.manner === 'onSite' && request.place ? say(townshipText(request.place)) : say({ zh: '线上', en: 'Online' })
  return (
    <li>
      <a class="flex gap-4 p-4 hover:bg-[var(--t-quiet)]" href={`/placements/${placement.requestId}/${placement.id}`}>
        <span class="text-center leading-tight w-9 shrink-0">
          <span class="text-xs text-soft block">{date.month}</span>
          <b class="text-2xl num">{date.day}</b>
        </span>
        <span class="min-w-0 flex-1">
          <b class="block leading-snug">{request.title}</b>
          <span class="text-sm text-soft block">{`${localTimes(placement, language)}　${where}`}</span>
          <span class="flex flex-wrap gap-2 mt-1">
            <StateTag of="placement" is={placement.state} />
            {isTheirs(next) && (
              <Tag tone="warm" icon="hand-helping">
                {say(stepWords[next.step])}
              </Tag>
            )}
          </span>
        </span>
        <Icon name="chevron-right" class="self-center text-soft" />
      </a>
    </li>
  )
}

/** Pure: what is still to come, soonest first, and what needs the volunteer; the rest is past. */
export const parted = (services: readonly ListedService[], now: Instant) => {
  const ended = ['withdrawn', 'noShow', 'calledOff']
  const live = services.filter(({ placement }) => !ended.includes(placement.state))
  const needs = live.filter(({ next }) => isTheirs(next) && next.step !== 'rate')
  const toRate = live.filter(({ next }) => next.step === 'rate')
  const ahead = live.filter(
    (one) => !needs.includes(one) && one.placement.ends > now && one.placement.state !== 'recorded',
  )
  const shown = [...needs, ...ahead, ...toRate]
  return {
    needs: needs.toReversed(),
    ahead: ahead.toReversed(),
    toRate,
    past: services.filter((one) => !shown.includes(one)),
  }
}

const List = (props: { id: string; title: string; services: readonly ListedService[] }) =>
  props.services.length === 0 ? null : (
    <Sheet id={props.id} title={props.title} flush>
      <ul class="split">
        {props.services.map((service) => (
          <ServiceRow service={service} />
        ))}
      </ul>
    </Sheet>
  )

/** Everything one volunteer accepted, by what it needs. */
export const ServicesPage = (props: {
  services: readonly ListedService[]
  now: Instant
  accepted: boolean
  next?: string | undefined
  first: boolean
}) => {
  const say = useSay()
  const title = say({ zh: '我的服务', en: 'My services' })
  const { needs, ahead, toRate, past } = parted(props.services, props.now)
  return (
    <Page title={title} at="services" width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        {props.accepted && (
          <Notice tone="good" live>
            <T zh="都接单了，已加进您的日历。" en="All accepted; they are in your calendar." />
          </Notice>
        )}
        {props.services.length === 0 && (
          <div class="sheet">
            <Empty
              icon="hand-helping"
              title={say({ zh: '还没有接过单', en: 'No service yet' })}
              text={<T zh="接了邀请，这里按日子排好。" en="What you accept stands here, by date." />}
              action={
                <LinkButton href="/offers" look="main">
                  <T zh="看邀请" en="See invitations" />
                </LinkButton>
              }
            />
          </div>
        )}
        <List id="needs" title={say({ zh: '等您办', en: 'Waiting for you' })} services={needs} />
        <List id="ahead" title={say({ zh: '接下来要去的', en: 'Coming up' })} services={ahead} />
        <List id="rate" title={say({ zh: '评一评', en: 'To rate' })} services={toRate} />
        <List id="past" title={say({ zh: '以前的', en: 'Earlier' })} services={past} />
        {(needs.length > 0 || ahead.length > 0) && (
          <p class="text-sm text-soft">
            <T
              zh="去不了？点开就能退出，系统马上通知双方并找人替。"
              en="Cannot come? Open it and withdraw; both sides are told at once and cover is sought."
            />
          </p>
        )}
        {(props.next !== undefined || !props.first) && (
          <Pagination page={props.first ? 1 : 2} previous={props.first ? undefined : '/services'} next={props.next} />
        )}
      </div>
    </Page>
  )
}
