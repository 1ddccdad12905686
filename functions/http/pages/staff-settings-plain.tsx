import { useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { PartNames, type Settings } from '#shared/settings/settings.ts'
import { partWords, shownSetting } from '#shared/settings/words.ts'

const listed = (settings: Settings, language: 'zh' | 'en'): string =>
  PartNames.map((name) => ({ name, weight: settings.weights[name] }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ name, weight }) => `${partWords[name][language]} ${shownSetting(`weights.${name}`, weight)}`)
    .join(language === 'zh' ? '，' : ', ')

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`

/** Pure: the offer policy in plain words, a sentence for each thing it decides. */
const sentences = (settings: Settings): Text[] => {
  const { widening, waves, worth, answer, newcomers, nearKm, chance } = settings
  const { wider, experts, newcomers: last } = widening
  return [
    {
      zh: `先后看分数：${listed(settings, 'zh')}。`,
      en: `Points decide the order: ${listed(settings, 'en')}.`,
    },
    {
      zh: `先问 ${nearKm} 公里以内、水平正合适的；${wider.afterHours} 小时后问愿意走远路的，${experts.afterHours} 小时后问水平更高的，${last.afterHours} 小时后不再给新人留份。离开始近的，到时间的 ${percent(wider.share)}、${percent(experts.share)}、${percent(last.share)} 就提早。`,
      en: `People within ${nearKm} km at the level asked for come first; after ${wider.afterHours} hours those who travel further, after ${experts.afterHours} those of a higher level, after ${last.afterHours} newcomers without a share. Sooner where ${percent(wider.share)}, ${percent(experts.share)} and ${percent(last.share)} of the time are gone.`,
    },
    {
      zh: `每差一人，盼 ${waves.hoped} 个接受，照这个数问；${waves.soon.hours} 小时内开始的多问到 ${waves.soon.factor} 倍，${waves.verySoon.hours} 小时内的 ${waves.verySoon.factor} 倍。一批最多 ${waves.usual} 人，大型活动 ${waves.manySeats} 人。`,
      en: `For each missing seat ${waves.hoped} yeses are hoped for; ${waves.soon.factor} times as many within ${waves.soon.hours} hours of the start, ${waves.verySoon.factor} times within ${waves.verySoon.hours}. At most ${waves.usual} people at once, ${waves.manySeats} for large events.`,
    },
    {
      zh: `没回音的，每过 ${waves.silenceHours} 小时少指望一半，每 ${waves.lookHours} 小时再看一次，不够就接着问；问一次算占名额的 ${percent(worth.ask)}，一周内每多一次再加 ${percent(worth.furtherAsk)}。`,
      en: `Silence of ${waves.silenceHours} hours halves what is hoped of an invitation; it is looked at every ${waves.lookHours} hours, and more are asked. An invitation costs ${percent(worth.ask)} of a seat, and ${percent(worth.furtherAsk)} more for each of the week.`,
    },
    {
      zh: `每人有剩下时间的 ${percent(answer.share)} 来回复，最长 ${answer.longestHours} 小时，晚上不算。`,
      en: `Everybody has ${percent(answer.share)} of the time left to answer, ${answer.longestHours} hours at most; nights do not count.`,
    },
    {
      zh: `答复过不到 ${newcomers.answers} 次的是新人，每 ${newcomers.every} 份邀请留一份给他们；相差不到 ${percent(settings.nearEqual)} 的，先问最久没问的。`,
      en: `Whoever answered fewer than ${newcomers.answers} times is a newcomer and gets one invitation in ${newcomers.every}; among those closer than ${percent(settings.nearEqual)}, whoever was asked least recently goes first.`,
    },
    {
      zh: `还没答复过的人，估计 ${chance.asked} 次里接 ${chance.accepted} 次；一周内每多问一次，剩 ${percent(chance.fatigue)}。报名时预填一周 ${settings.usualAsksPerWeek} 份邀请。`,
      en: `Before any answer, ${chance.accepted} yeses in ${chance.asked} asks are expected, and ${percent(chance.fatigue)} of that for each further ask of the week. ${settings.usualAsksPerWeek} invitations a week are proposed on joining.`,
    },
  ]
}

export const PlainSettings = ({ settings }: { settings: Settings }) => {
  const say = useSay()
  return (
    <ul class="list-disc pl-5 grid gap-1.5">
      {sentences(settings).map((sentence) => (
        <li>{say(sentence)}</li>
      ))}
    </ul>
  )
}
