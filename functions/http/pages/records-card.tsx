import { longDate, spanText } from '#functions/http/look/format.ts'
import { Icon } from '#functions/http/look/icons.tsx'
import { Pairs } from '#functions/http/look/sheets.tsx'
import { StateTag, Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { shownHours } from '#shared/records/hours.ts'
import type { ReadRecord } from '#shared/records/read-records.ts'
import { scopeItemWords } from '#shared/requests/words.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { hoursWords } from './records-words.ts'

/** One record, opened to all its fields (Order 67). */
export const RecordCard = ({ record }: { record: ReadRecord }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <li class="px-4 md:px-5 py-1">
      <details class="more">
        <summary class="!font-normal">
          <span class="min-w-0 flex-1 py-2 text-[var(--ink)]">
            <b class="block leading-snug">{record.activity}</b>
            <span class="text-sm text-soft block num">{spanText(record, language)}</span>
            <span class="flex flex-wrap gap-2 mt-1">
              {record.corrected ? (
                <Tag icon="undo-2">
                  <T zh="已更正，不计" en="Corrected, not counted" />
                </Tag>
              ) : (
                <StateTag of="record" is={record.disputed ? 'disputed' : 'confirmed'} />
              )}
              <StateTag of="register" is={record.exportState} />
            </span>
          </span>
          <b class={record.corrected ? 'num line-through text-soft' : 'num text-[var(--ink)]'}>
            {hoursWords(shownHours(record.minutes), language)}
          </b>
          <Icon name="chevron-down" />
        </summary>
        <Pairs
          pairs={[
            { name: say({ zh: '活动名称', en: 'Activity' }), value: record.activity },
            {
              name: say({ zh: '服务内容', en: 'Content' }),
              value: <span class="whitespace-pre-line">{record.content}</span>,
            },
            { name: say({ zh: '日期时间', en: 'Date and time' }), value: spanText(record, language) },
            { name: say({ zh: '地点', en: 'Place' }), value: record.place },
            {
              name: say({ zh: '服务时长', en: 'Time served' }),
              value: say({
                zh: `${record.minutes} 分钟，记 ${hoursWords(shownHours(record.minutes), 'zh')}`,
                en: `${record.minutes} minutes, shown as ${hoursWords(shownHours(record.minutes), 'en')}`,
              }),
            },
            { name: say({ zh: '服务对象', en: 'Requester' }), value: record.requesterName },
            { name: say({ zh: '记录单位', en: 'Recording unit' }), value: record.organizationName },
            { name: say({ zh: '负责人', en: 'In charge' }), value: record.inCharge || '—' },
            {
              name: say({ zh: '服务范围', en: 'Scope' }),
              value: say(
                Object.entries(scopeItemWords).find(([item]) => Number(item) === record.scopeItem)?.[1] ?? {
                  zh: '',
                  en: '',
                },
              ),
            },
            {
              name: say({ zh: '记录日期', en: 'Recorded' }),
              value: say({
                zh: `${longDate(localDate(record.recordedAt), 'zh')}（最晚 ${longDate(localDate(record.deadline), 'zh')}${record.deadlineProvisional ? '，暂定' : ''}）`,
                en: `${longDate(localDate(record.recordedAt), 'en')} (at the latest ${longDate(localDate(record.deadline), 'en')}${record.deadlineProvisional ? ', provisional' : ''})`,
              }),
            },
            {
              name: say({ zh: '校验值', en: 'Hash' }),
              value: <span class="font-mono text-sm break-all">{record.hash.slice(0, 16)}</span>,
            },
          ]}
        />
        <p class="text-sm pb-3">
          <a class="a" href={`/placements/${record.requestId}/${record.placementId}`}>
            <T zh="看这次服务，或要求更正" en="See this service, or ask for a correction" />
          </a>
        </p>
      </details>
    </li>
  )
}
