import { countText, spanText } from '#functions/http/look/format.ts'
import { Funnel } from '#functions/http/look/funnel.tsx'
import type { SeatState } from '#functions/http/look/seats.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestProgress } from '#shared/dashboard/request-progress.ts'
import { fewPeople } from '#shared/matching/coarse.ts'
import { funnelSteps } from '#shared/matching/funnel.ts'
import { isLive } from '#shared/placements/placement.ts'
import { findPosition } from '#shared/requests/service-request.ts'

const mostShown = 60

type Match = RequestProgress['matches'][number]

interface Asked {
  accepted: number
  waiting: number
  declined: number
  /** Asked, and let off because the seats were taken. */
  letOff: number
  rest: number
}

/** Who fits a position, by how they stand now; those picked in the last run have an offer by now. */
const askedFor = (progress: RequestProgress, match: Match): Asked => {
  const here = <O extends { shiftId: string; positionId: string }>(all: readonly O[]): O[] =>
    all.filter((one) => one.shiftId === match.shiftId && one.positionId === match.positionId)
  const offers = here(progress.offers)
  return {
    accepted: here(progress.placements).filter(({ state }) => isLive(state)).length,
    waiting: offers.filter(({ state }) => state === 'sent').length,
    declined: offers.filter(({ state }) => ['declined', 'expired'].includes(state)).length,
    letOff: offers.filter(({ state }) => ['closed', 'standby'].includes(state)).length,
    rest: Math.max(0, match.funnel.eligible - match.candidates.filter(({ picked }) => picked).length),
  }
}

const circles = (asked: Asked): SeatState[] =>
  [
    ...Array.from({ length: asked.accepted }, (): SeatState => 'filled'),
    ...Array.from({ length: asked.waiting }, (): SeatState => 'asked'),
    ...Array.from({ length: asked.declined + asked.letOff }, (): SeatState => 'declined'),
    ...Array.from({ length: asked.rest }, (): SeatState => 'empty'),
  ].slice(0, mostShown)

/** One or two people who fit may be known to everybody here, so nothing is told of each but who said yes. */
const FewFound = ({ accepted }: { accepted: number }) => (
  <T
    zh={`合适的不到 ${fewPeople} 位，为了不让人被认出来，只告诉您：${accepted} 位接单。`}
    en={`Fewer than ${fewPeople} people fit. So that nobody can be told from the numbers, this alone: ${accepted} accepted.`}
  />
)

const Found = ({ progress, match }: { progress: RequestProgress; match: Match }) => {
  const say = useSay()
  const asked = askedFor(progress, match)
  const steps = funnelSteps(match.funnel)
  const told = asked.accepted + asked.waiting + asked.declined + asked.letOff
  return (
    <Funnel
      steps={[
        { count: match.funnel.pool, name: say({ zh: '登记的志愿者', en: 'Volunteers on record' }) },
        ...steps
          .filter(({ gone }) => gone > 0)
          .map(({ name, label, left, gone }) => ({
            count: left,
            name: say(label),
            few: match.few && left < fewPeople,
            why:
              match.few && left < fewPeople
                ? undefined
                : say(
                    name === 'optedOut'
                      ? {
                          zh: `${countText(gone)} 位这阵子不想被问`,
                          en: `${countText(gone)} asked to be left in peace`,
                        }
                      : { zh: `另有 ${countText(gone)} 位不合`, en: `${countText(gone)} are not` },
                  ),
          })),
      ]}
      people={circles(asked)}
      after={
        match.few ? (
          <FewFound accepted={asked.accepted} />
        ) : (
          <>
            <T
              zh={`${told} 位已邀请：${asked.accepted} 位接单、${asked.waiting} 位待回复、${asked.declined} 位谢绝或过期。`}
              en={`${told} invited: ${asked.accepted} accepted, ${asked.waiting} waiting, ${asked.declined} declined or expired.`}
            />
            {asked.letOff > 0 && (
              <T
                zh={`名额有人接了，${asked.letOff} 位不用再等。`}
                en={` ${asked.letOff} need not wait any more: the seat is taken.`}
              />
            )}
            {asked.rest > 0 && (
              <T zh={`还有 ${asked.rest} 位没问，先不打扰。`} en={` ${asked.rest} not asked yet, and not disturbed.`} />
            )}
          </>
        )
      }
    />
  )
}

/** How people were looked for: numbers only, the first position open, the others to unfold. */
export const SearchSheet = ({ progress }: { progress: RequestProgress }) => {
  const say = useSay()
  const language = useLanguage()
  const [first, ...others] = progress.matches
  if (!first) {
    return (
      <Sheet id="search" title={say({ zh: '人是怎么找的', en: 'How people are found' })}>
        <p class="text-soft">
          <T
            zh="刚开放，正在按专长、空闲和路程找第一批人。几分钟后再看。"
            en="Just opened: the first people are being looked for by skill, free time and distance. Look again in a few minutes."
          />
        </p>
      </Sheet>
    )
  }
  const name = (match: Match): string => {
    const found = findPosition(progress.request, match.shiftId, match.positionId)
    return found ? `${found.position.name}　${spanText(found.shift, language)}` : ''
  }
  return (
    <Sheet
      id="search"
      title={say({ zh: '人是怎么找的', en: 'How people are found' })}
      hint={
        others.length > 0 ? (
          name(first)
        ) : (
          <T zh="一步步筛到合适的，再一批批问。" en="Step by step down to those who fit, then asked in small groups." />
        )
      }
    >
      <Found progress={progress} match={first} />
      {others.map((match) => (
        <More title={name(match)}>
          <Found progress={progress} match={match} />
        </More>
      ))}
    </Sheet>
  )
}
