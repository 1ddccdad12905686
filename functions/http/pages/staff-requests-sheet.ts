import { spanText } from '#functions/http/look/format.ts'
import { states } from '#functions/http/look/tags.tsx'
import { type Language, say, type Text } from '#shared/kernel/text.ts'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'
import { destinationWords } from '#shared/requests/words.ts'
import type { Instant } from '#shared/time/instant.ts'
import { csv } from './csv.ts'
import { itemNumber, itemText } from './item-text.ts'
import { shownState } from './requests-words.ts'
import { districtText } from './staff-scope.ts'

/** The columns of the list, on screen and in the file, in one place so that both show the same. */
export const listColumns: readonly {
  head: Text
  text: (request: ServiceRequest, language: Language, now: Instant) => string
}[] = [
  { head: { zh: '需求', en: 'Request' }, text: ({ title }) => title },
  {
    head: { zh: '状态', en: 'State' },
    text: (request, language, now) => say(states.request[shownState(request, now)].text, language),
  },
  { head: { zh: '服务对象', en: 'Requester' }, text: ({ requesterName }) => requesterName },
  { head: { zh: '辖区', en: 'District' }, text: ({ districtCode }, language) => districtText(districtCode, language) },
  {
    head: { zh: '第十一条', en: 'Article 11' },
    text: ({ scopeItem }, language) => `${itemNumber(scopeItem, language)}${say(itemText(scopeItem), language)}`,
  },
  {
    head: { zh: '去向', en: 'Destination' },
    text: ({ destination }, language) => say(destinationWords[destination], language),
  },
  { head: { zh: '时间', en: 'Time' }, text: (request, language) => spanText(spanOf(request), language) },
  { head: { zh: '名额', en: 'Seats' }, text: (request) => String(seatsOf(request)) },
]

export const seatsOf = ({ shifts }: ServiceRequest): number =>
  shifts.flatMap(({ positions }) => positions).reduce((sum, { seats }) => sum + seats, 0)

const head = (text: Text, language: Language): string => say(text, language)

/** The list as a file: the same rows in the same order as on screen, with the number of each. */
export const requestSheet = (
  requests: readonly ServiceRequest[],
  { language, now, cut }: { language: Language; now: Instant; cut: boolean },
): string =>
  csv([
    [head({ zh: '编号', en: 'Number' }, language), ...listColumns.map((column) => head(column.head, language))],
    ...requests.map((request) => [request.id, ...listColumns.map(({ text }) => text(request, language, now))]),
    ...(cut
      ? [[head({ zh: '后面还有，请缩小范围再导出', en: 'There are more; narrow the list and export again' }, language)]]
      : []),
  ])
