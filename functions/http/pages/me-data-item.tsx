import { momentText } from '#functions/http/look/format.ts'
import { useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'

const names: Readonly<Record<string, Text>> = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone' },
  state: { zh: '状态', en: 'State' },
  title: { zh: '标题', en: 'Title' },
  starts: { zh: '开始', en: 'Starts' },
  ends: { zh: '结束', en: 'Ends' },
  minutes: { zh: '分钟', en: 'Minutes' },
  activity: { zh: '活动', en: 'Activity' },
  content: { zh: '内容', en: 'Content' },
  createdAt: { zh: '建立于', en: 'Created' },
  sentAt: { zh: '发出于', en: 'Sent' },
  skills: { zh: '专长', en: 'Skills' },
  languages: { zh: '语言', en: 'Languages' },
  home: { zh: '大致位置', en: 'Home area' },
  reachKm: { zh: '能去多远（公里）', en: 'Reach (km)' },
  why: { zh: '为什么问您', en: 'Why you were asked' },
  role: { zh: '身份', en: 'Role' },
  since: { zh: '从', en: 'Since' },
  words: { zh: '留言', en: 'Words' },
  stars: { zh: '星', en: 'Stars' },
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

/** One stored item, field by field, as it is: what a person has a right to see is not summed up for them. */
export const HeldItem = ({ item }: { item: unknown }) => {
  const say = useSay()
  const language = useLanguage()
  if (typeof item === 'string') return <span>{isInstant(item) ? momentText(item, language) : item}</span>
  if (typeof item === 'number' || typeof item === 'boolean') return <span>{String(item)}</span>
  if (Array.isArray(item)) {
    return item.length === 0 ? (
      <span class="text-soft">—</span>
    ) : (
      <ul class="list-disc pl-5">
        {item.map((one) => (
          <li>
            <HeldItem item={one} />
          </li>
        ))}
      </ul>
    )
  }
  if (typeof item !== 'object' || item === null) return null
  return (
    <dl class="grid gap-0.5 text-[.9375rem] min-w-0">
      {Object.entries(item).map(([name, value]) => (
        <div class="grid grid-cols-[8rem_1fr] gap-2">
          <dt class="text-soft break-words">{names[name] ? say(names[name]) : name}</dt>
          <dd class="min-w-0 break-words">
            <HeldItem item={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
