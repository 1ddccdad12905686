import { Button } from '#functions/http/look/buttons.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { fewPeople } from '#shared/matching/coarse.ts'
import type { HelpfulChange } from '#shared/offers/forecast-need.ts'
import type { Outlook } from './requests-forecast.ts'

/** A number of people; one or two are never told apart. */
const peopleText = (count: number): Text =>
  count > 0 && count < fewPeople
    ? { zh: `不到 ${fewPeople} 位`, en: `fewer than ${fewPeople}` }
    : { zh: `${count} 位`, en: String(count) }

/** The change that helps most; what the form itself can do is one press away. */
const BestChange = ({ best, shiftId, action }: { best: HelpfulChange; shiftId: string; action: string }) => {
  const more = peopleText(best.more)
  const total = best.total === undefined ? undefined : peopleText(best.total)
  const act =
    best.starts !== undefined ? `move:${shiftId}:${best.starts}` : best.kind === 'online' ? 'online' : undefined
  return (
    <div class="grid gap-2">
      <p>
        {total ? (
          <T
            zh={`改一样最管用：${best.text.zh}，一共能问 ${total.zh}。`}
            en={`What helps most: ${best.text.en}; ${total.en} can be asked then.`}
          />
        ) : (
          <T
            zh={`改一样最管用：${best.text.zh}，能多找 ${more.zh}。`}
            en={`What helps most: ${best.text.en}; ${more.en} more.`}
          />
        )}
      </p>
      {act && (
        <div>
          <Button look="line" icon="calendar-sync" name="act" value={act} formaction={`${action}#forecast`} novalidate>
            <T zh="就这样改" en="Change it so" />
          </Button>
        </div>
      )}
    </div>
  )
}

const Seat = ({ of, action }: { of: Exclude<Outlook, 'incomplete'>[number]; action: string }) => {
  const language = useLanguage()
  const { forecast, shift, position } = of
  const { inReach, free, seats, best } = forecast
  const [reach, then] = [peopleText(inReach), peopleText(free)]
  return (
    <li class="py-3 grid gap-2">
      <p class="text-soft text-[.9375rem]">
        {position.name}　{spanText(shift, language)}
      </p>
      <p>
        <b class="text-2xl num">
          <T {...then} />
        </b>{' '}
        <T
          zh={`那个时间能问（路程够得着、本事够的有 ${reach.zh}；您要 ${seats} 位）`}
          en={` can be asked for that time (${reach.en} near enough with the skill; you need ${seats})`}
        />
      </p>
      {best && <BestChange best={best} shiftId={shift.id} action={action} />}
    </li>
  )
}

/** Who would be found if the need were posted now, by the very search that comes after posting. */
export const ForecastSheet = ({ outlook, action }: { outlook: Outlook | undefined; action: string }) => {
  const say = useSay()
  return (
    <Sheet
      id="forecast"
      icon="users"
      title={say({ zh: '现在发出去，能找到谁', en: 'Whom it would find now' })}
      hint={say({
        zh: '按此刻的专长、空闲和路程算，和发出去以后找人用的是同一套办法。人会变，也都可以谢绝。',
        en: 'By skill, free time and distance as of now, as it is done after posting. People change, and all may decline.',
      })}
    >
      {outlook === 'incomplete' && (
        <Notice tone="warm" live>
          <T zh="要算，先填好时间、地点和要懂什么。" en="To look around, fill in times, place and skills first." />
        </Notice>
      )}
      {outlook !== undefined && outlook !== 'incomplete' && (
        <ul class="split">
          {outlook.map((of) => (
            <Seat of={of} action={action} />
          ))}
        </ul>
      )}
      <Button look="line" icon="scan-search" name="act" value="forecast" formaction={`${action}#forecast`} novalidate>
        {outlook === undefined ? <T zh="算一算" en="Look around" /> : <T zh="再算一次" en="Look again" />}
      </Button>
    </Sheet>
  )
}
