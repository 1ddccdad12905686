import { durationText, momentText } from '#functions/http/look/format.ts'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PublicFigures } from '#shared/dashboard/public-figures.ts'
import type { Text } from '#shared/kernel/text.ts'

/** Requests that look for people at this moment, all districts. */
export const openIn = (figures: PublicFigures): number => Object.values(figures.open).reduce((sum, one) => sum + one, 0)

const Figure = (props: { value: string; unit?: string | undefined; name: Text }) => (
  <div class="px-3 py-3 md:px-5 flex flex-col">
    <dt class="order-2 text-xs md:text-sm text-soft leading-snug">
      <T {...props.name} />
    </dt>
    <dd class="order-1 text-2xl md:text-3xl font-bold num leading-tight">
      {props.value}
      {props.unit && <span class="text-xs md:text-sm font-normal text-soft"> {props.unit}</span>}
    </dd>
  </div>
)

/** Three numbers as they are, and how each is counted. */
export const Numbers = ({ figures }: { figures: PublicFigures }) => {
  const say = useSay()
  const language = useLanguage()
  const { firstYesMedian } = figures
  return (
    <>
      <dl class="grid grid-cols-3 mt-5 sheet overflow-hidden divide-x divide-line">
        <Figure
          value={String(openIn(figures))}
          unit={say({ zh: '个', en: '' })}
          name={{ zh: '需求正等人', en: 'looking for people' }}
        />
        <Figure
          value={firstYesMedian === undefined ? '—' : durationText(firstYesMedian, language)}
          name={{ zh: '半数接单用时', en: 'half get a yes within' }}
        />
        <Figure
          value={String(figures.served)}
          unit={say({ zh: '次', en: '' })}
          name={{ zh: '近 4 周服务', en: 'services in 4 weeks' }}
        />
      </dl>
      <More title={say({ zh: '数字怎么算的', en: 'How these are counted' })}>
        <ul class="text-sm text-soft list-disc pl-5">
          <li>
            <T zh="需求正等人：现在开放、还在找人的需求。" en="Looking for people: requests open at this moment." />
          </li>
          <li>
            <T
              zh="半数接单用时：近 4 周里，从开放到第一个人接单，用时的中位数；没数就写“—”。"
              en="Half get a yes within: median time from opening to the first acceptance, last 4 weeks; a dash where there is none."
            />
          </li>
          <li>
            <T
              zh="近 4 周服务：双方确认过时长、记下来的服务人次。"
              en="Services: those whose hours both sides confirmed and that were recorded."
            />
          </li>
          <li class="num">
            <T zh={`${momentText(figures.at, 'zh')} 更新`} en={`As of ${momentText(figures.at, 'en')}`} />
          </li>
        </ul>
      </More>
    </>
  )
}
