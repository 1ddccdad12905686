import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { quietHours } from '#shared/matching/waking.ts'
import { wideningTimetable } from '#shared/matching/widening.ts'
import { headcountDecisionHours } from '#shared/requests/open-seats.ts'
import type { Settings } from '#shared/settings/settings.ts'

const hour = (minutes: number): string => `${Math.floor(minutes / 60)}:00`

export const Widening = ({ settings }: { settings: Settings }) => {
  const say = useSay()
  return (
    <Sheet
      id="widening"
      title={say({ zh: '找不到人时，怎么一步步扩大', en: 'How the search widens' })}
      hint={
        <T
          zh="从开放算起；离服务近的，按剩下的时间提早。扩大的只是先问谁，硬条件和本人的限制不动。"
          en="Counted from opening, sooner when little time is left. Only who is asked first changes; hard rules and personal limits stay."
        />
      }
    >
      <ol class="split">
        {wideningTimetable(settings).map(({ afterHours, rule }) => (
          <li class="grid grid-cols-[7rem_1fr] gap-3 py-2.5">
            <b class="num">
              {afterHours === 0 ? (
                <T zh="一开放" en="At once" />
              ) : (
                <T zh={`${afterHours} 小时后`} en={`After ${afterHours} h`} />
              )}
            </b>
            <span>{say(rule)}</span>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

export const Asking = ({ settings: { newcomers } }: { settings: Settings }) => {
  const say = useSay()
  return (
    <Sheet id="asking" title={say({ zh: '怎么问人', en: 'How people are asked' })}>
      <ul class="list-disc pl-5 grid gap-1">
        <li>
          <T
            zh="一批问几位，看还差几人、估计几成会接。不会一次问所有人。"
            en="How many at a time depends on the seats missing and the chance of a yes. Never everybody at once."
          />
        </li>
        <li>
          <T
            zh={`晚上 ${hour(quietHours.from)} 到早上 ${hour(quietHours.to)} 不打扰，也不算在回复时间里；服务很近了才例外。`}
            en={`Nobody is disturbed from ${hour(quietHours.from)} to ${hour(quietHours.to)}, nor do these hours count as time to answer, unless the service is very near.`}
          />
        </li>
        <li>
          <T
            zh={`每 ${newcomers.every} 份邀请，留一份给新来的人；分数差不多的，先问最久没问的。`}
            en={`One invitation in ${newcomers.every} is kept for newcomers; among near-equals, whoever was asked least recently goes first.`}
          />
        </li>
        <li>
          <T
            zh={`有最低人数的，开始前 ${headcountDecisionHours} 小时（更急的，在剩下时间的一半）定：够了就办，不够由对方减人数或取消。`}
            en={`Where a minimum of people is set, it is decided ${headcountDecisionHours} hours before the start, or halfway where less is left.`}
          />
        </li>
      </ul>
    </Sheet>
  )
}
