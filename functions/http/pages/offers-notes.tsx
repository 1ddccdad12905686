import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { OffersPageProps } from './offers-list.tsx'

/** What the answer given just now led to. */
export const Done = ({ done }: { done: OffersPageProps['done'] }) => {
  if (done === undefined) return null
  return (
    <Notice tone="good" live>
      {done === 'declined' ? (
        <T zh="谢绝了，不影响以后。" en="Declined. It has no effect on later ones." />
      ) : done === 'notThen' ? (
        <>
          <T
            zh="记下了：您想帮，只是这个时间不行。改了时间会再问您。那段时间常不空的话，"
            en="Noted: you would help, only not at that time. If it moves you may be asked again. If you are often busy then, "
          />
          <a class="a" href="/calendar">
            <T zh="在日历里划掉" en="take it out of your calendar" />
          </a>
          <T zh="，就问得更准。" en=", and you are asked for better times." />
        </>
      ) : (
        <T
          zh="排上候补了。有名额就按您选的办。"
          en="You are on the standby list; a free seat is handled as you chose."
        />
      )}
    </Notice>
  )
}

/** Nobody asked yet: what brings more. */
export const Nothing = () => {
  const say = useSay()
  return (
    <div class="sheet">
      <Empty
        icon="mail"
        title={say({ zh: '还没有合适的邀请', en: 'No fitting invitation yet' })}
        text={
          <T
            zh="多开一个下午，机会就多一些。资料写全，也问得更准。"
            en="One more free afternoon brings more chances, and a full profile better ones."
          />
        }
        action={
          <span class="flex flex-wrap gap-3 justify-center">
            <LinkButton href="/calendar" look="main" icon="calendar-plus">
              <T zh="多开点时间" en="Open more time" />
            </LinkButton>
            <LinkButton href="/profile" look="line">
              <T zh="补资料" en="Complete my profile" />
            </LinkButton>
            <LinkButton href="/board" look="line">
              <T zh="自己看看需求" en="Browse open needs" />
            </LinkButton>
          </span>
        }
      />
    </div>
  )
}
