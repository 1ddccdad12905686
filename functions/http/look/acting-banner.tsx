import { localTime } from '#shared/time/shanghai.ts'
import { Button } from './buttons.tsx'
import { Icon } from './icons.tsx'
import { links } from './nav.ts'
import { T, useSay, useView } from './view.tsx'

/** On every page while staff act for somebody: for whom, until when, and the way back to themself. Nothing otherwise. */
export const ActingBanner = () => {
  const { acting } = useView()
  const say = useSay()
  if (acting === undefined) return null
  return (
    <section class="acting no-print" aria-label={say({ zh: '代办', en: 'Acting for somebody' })}>
      <form method="post" action={links.endActing} class="wrap flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
        <p class="flex items-start gap-2 min-w-0 flex-1">
          <Icon name={acting === 'over' ? 'clock-alert' : 'hand-helping'} class="mt-1 shrink-0" />
          {acting === 'over' ? (
            <T
              zh="代办结束了：时间到了，或本人停止了。先回到您自己，再办别的。"
              en="Acting for somebody is over: the time ran out, or they stopped it. Go back to yourself first."
            />
          ) : (
            <span>
              <T zh="您正在替 " en="You act for " />
              <b>
                {`${acting.surname}**`}
                <T zh={`（${acting.title}）`} en={` (${acting.title})`} />
              </b>
              <T
                zh={` 代办，到 ${localTime(acting.until)}。每一步都会告诉本人。`}
                en={` until ${localTime(acting.until)}. They are told of each step.`}
              />
            </span>
          )}
        </p>
        <Button look="plain">
          {acting === 'over' ? <T zh="回到我自己" en="Back to myself" /> : <T zh="结束代办" en="End it" />}
        </Button>
      </form>
    </section>
  )
}
