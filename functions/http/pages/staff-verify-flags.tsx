import type { IconName } from '#functions/http/look/icons.tsx'
import { Tag, type Tone } from '#functions/http/look/tags.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'

interface Flag {
  icon: IconName
  tone: Tone
  text: Text
}

/** What a reviewer should know before opening a need. */
const flagsOf = (request: ServiceRequest): Flag[] => [
  ...(request.emergency
    ? [
        {
          icon: 'siren',
          tone: 'bad',
          text: { zh: '涉应急：先报主管部门', en: 'Emergency: authorities first' },
        } as const,
      ]
    : []),
  ...(request.scopeItem === 8
    ? [
        {
          icon: 'circle-help',
          tone: 'warm',
          text: { zh: '第八项：两位同事同意', en: 'Item 8: two of you agree' },
        } as const,
      ]
    : []),
  ...(request.audience.kind === 'minors'
    ? [
        {
          icon: 'baby',
          tone: 'info',
          text: { zh: '未成年人：每场至少 2 名成人', en: 'Minors: two adults a shift' },
        } as const,
      ]
    : []),
  ...(request.dangerous
    ? [{ icon: 'shield-alert', tone: 'info', text: { zh: '有危险：要保险', en: 'Danger: insurance' } } as const]
    : []),
  ...(request.confidential ? [{ icon: 'lock', tone: 'info', text: { zh: '要保密', en: 'Secrecy' } } as const] : []),
]

/** The most important of them as tags. */
export const Flags = ({ request, most = 2 }: { request: ServiceRequest; most?: number }) => {
  const say = useSay()
  const flags = flagsOf(request).slice(0, most)
  return flags.length === 0 ? null : (
    <span class="flex flex-wrap gap-1 mt-1">
      {flags.map(({ icon, tone, text }) => (
        <Tag icon={icon} tone={tone}>
          {say(text)}
        </Tag>
      ))}
    </span>
  )
}
