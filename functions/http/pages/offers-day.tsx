import { DayStrip } from '#functions/http/look/day-strip.tsx'
import { dayText, durationText } from '#functions/http/look/format.ts'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { type Neighbour, neighboursOf } from '#shared/offers/day-around.ts'
import type { OfferInFull } from '#shared/offers/read-offer.ts'
import type { Interval } from '#shared/time/interval.ts'
import { localDate, localTime, minuteOfDay } from '#shared/time/shanghai.ts'

type Promised = OfferInFull['commitments'][number]

/** The part of a span that lies on one day, in minutes of that day. */
const onDay = ({ starts, ends }: Interval, date: string): { from: number; to: number } | undefined => {
  const [first, last] = [localDate(starts), localDate(ends)]
  if (first > date || last < date) return undefined
  const from = first < date ? 0 : minuteOfDay(starts)
  const to = last > date ? 1440 : minuteOfDay(ends)
  return from < to ? { from, to } : undefined
}

const short = (title: string): string => (title.length > 5 ? `${title.slice(0, 4)}…` : title)

const Gap = ({ neighbour }: { neighbour: Neighbour<Promised> }) => {
  const language = useLanguage()
  const gap = durationText(neighbour.gapMinutes, language)
  const way = neighbour.travelMinutes
  const enough = neighbour.gapMinutes >= way
  const zh = neighbour.side === 'before' ? `和前一场隔 ${gap}` : `和后一场隔 ${gap}`
  const en = neighbour.side === 'before' ? `${gap} after the one before` : `${gap} before the next one`
  return (
    <span class="block">
      {way === 0 ? (
        <T zh={`${zh}，不用赶路。`} en={`${en}, no way to go.`} />
      ) : (
        <T
          zh={`${zh}，路上约 ${way} 分钟，${enough ? '来得及' : '可能来不及'}。`}
          en={`${en}, about ${way} min on the way: ${enough ? 'enough time' : 'maybe too little time'}.`}
        />
      )}
    </span>
  )
}

/** The day of an offer: what the person promised already, where this would fall, and whether the way between is feasible. */
export const DayOfOffer = ({ offer: { shift, request, commitments } }: { offer: OfferInFull }) => {
  const language = useLanguage()
  const say = useSay()
  const date = localDate(shift.starts)
  const here = request.manner === 'onSite' ? request.place?.point : undefined
  const others = commitments.flatMap((one) => {
    const span = onDay(one, date)
    return span === undefined
      ? []
      : [{ ...span, title: one.title, clock: `${localTime(one.starts)}–${localTime(one.ends)}` }]
  })
  const own = onDay(shift, date)
  const hours = [own, ...others].flatMap((span) => (span === undefined ? [] : [span.from / 60, span.to / 60]))
  const label = [
    `${dayText(shift.starts, language)}：`,
    ...others.map(({ clock, title }) => say({ zh: `${clock} 已有“${title}”，`, en: `${clock} "${title}", ` })),
    say({
      zh: `${localTime(shift.starts)}–${localTime(shift.ends)} 是这次邀请`,
      en: `${localTime(shift.starts)}–${localTime(shift.ends)} this invitation`,
    }),
  ].join('')
  return (
    <>
      <p class="text-soft">
        {others.length === 0 && <T zh="那天您没有别的服务。" en="You have no other service that day. " />}
        {neighboursOf(commitments, shift, here).map((neighbour) => (
          <Gap neighbour={neighbour} />
        ))}
      </p>
      <div class="mt-2">
        <DayStrip
          label={label}
          from={Math.min(8, Math.floor(Math.min(...hours)))}
          to={Math.max(22, Math.ceil(Math.max(...hours)))}
          blocks={[
            ...others.map(({ from, to, title }) => ({ from, to, text: short(title) })),
            ...(own === undefined ? [] : [{ ...own, text: say({ zh: '这次', en: 'This' }), here: true }]),
          ]}
        />
      </div>
    </>
  )
}
