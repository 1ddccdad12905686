import { Button } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText, spanText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Need } from '#shared/dashboard/request-needs.ts'
import { townshipText } from '#shared/places/district.ts'
import { findPosition, type ServiceRequest } from '#shared/requests/service-request.ts'
import { audienceWords, destinationWords, riskWords, scopeItemWords } from '#shared/requests/words.ts'

/** Fewer came than the minimum: the requester may make do, in one tap. */
export const MinimumForms = ({ request, needs }: { request: ServiceRequest; needs: readonly Need[] }) => {
  const language = useLanguage()
  const short = needs.flatMap((need) => (need.kind === 'decideMinimum' ? [need] : []))
  return short.length === 0 ? null : (
    <div id="minimum" class="grid gap-3">
      {short.map((need) => {
        const spot = findPosition(request, need.shiftId, need.positionId)
        return spot ? (
          <Notice tone="warm">
            <b>
              <T
                zh={`${spot.position.name}只有 ${need.placed} 人，少于您要的最少 ${need.minimum} 人。`}
                en={`${spot.position.name}: ${need.placed} of at least ${need.minimum} people. `}
              />
            </b>
            <T
              zh={`${spanText(spot.shift, language)}。到 ${momentText(need.by, language)} 还不够，这个时段就取消，并告诉每个人。`}
              en={`${spanText(spot.shift, language)}. If that is still so on ${momentText(need.by, language)}, the shift is called off and everybody is told.`}
            />
            <form method="post" action={`/requests/${request.id}/minimum`} class="mt-2">
              <input type="hidden" name="shiftId" value={need.shiftId} />
              <input type="hidden" name="positionId" value={need.positionId} />
              <input type="hidden" name="minimum" value={String(need.placed)} />
              <Button look="line">
                <T zh={`${need.placed} 人也做`} en={`Go ahead with ${need.placed}`} />
              </Button>
            </form>
          </Notice>
        ) : null
      })}
    </div>
  )
}

/** Ask for the same once more; the old one stays as it is. */
export const CopyForm = ({ id }: { id: string }) => (
  <form method="post" action={`/requests/${id}/copy`}>
    <Button icon="plus">
      <T zh="照这个再提一个" en="Ask the same again" />
    </Button>
  </form>
)

const canWithdraw = (request: ServiceRequest): boolean => ['submitted', 'returned', 'open'].includes(request.state)

/** Taking a need back, with a reason for those who had accepted. */
export const WithdrawForm = ({ request, reason }: { request: ServiceRequest; reason?: string | undefined }) => {
  const say = useSay()
  return canWithdraw(request) ? (
    <More title={say({ zh: '取消这个需求', en: 'Withdraw this request' })} icon="x" open={reason !== undefined}>
      <form method="post" action={`/requests/${request.id}/withdraw`} class="grid gap-3 pb-2" novalidate>
        <TextArea
          name="reason"
          label={say({ zh: '为什么取消', en: 'Why' })}
          hint={say({
            zh: '已接单的人会马上看到这句话，名额全部放开。',
            en: 'Those who accepted read it at once, and all seats are released.',
          })}
          value={reason}
          rows={2}
        />
        <div>
          <Button look="danger">
            <T zh="取消需求" en="Withdraw the request" />
          </Button>
        </div>
      </form>
    </More>
  ) : null
}

/** All that was asked for, to read again. */
export const FullText = ({ request }: { request: ServiceRequest }) => {
  const say = useSay()
  const language = useLanguage()
  const { place } = request
  return (
    <Sheet id="facts" title={say({ zh: '您提的需求', en: 'What you asked for' })}>
      <Pairs
        pairs={[
          { name: say({ zh: '难处', en: 'Difficulty' }), value: request.problem },
          ...(request.outcome === ''
            ? []
            : [{ name: say({ zh: '想要的结果', en: 'Outcome' }), value: request.outcome }]),
          {
            name: say({ zh: '时间', en: 'Time' }),
            value: request.shifts.map((shift) => <span class="block">{spanText(shift, language)}</span>),
          },
          {
            name: say({ zh: '地点', en: 'Place' }),
            value:
              request.manner === 'online' || !place ? (
                <T zh="线上" en="Online" />
              ) : (
                `${say(townshipText(place))} ${place.address}`
              ),
          },
          {
            name: say({ zh: '类别', en: 'Kind' }),
            value: `${say(scopeItemWords[request.scopeItem] ?? { zh: '', en: '' })}，${say(destinationWords[request.destination])}`,
          },
          {
            name: say({ zh: '服务谁', en: 'For whom' }),
            value: `${say(audienceWords[request.audience.kind])}${request.audience.count > 0 ? ` · ${request.audience.count}` : ''}`,
          },
          { name: say({ zh: '现场', en: 'On the spot' }), value: request.conditions },
          {
            name: say({ zh: '危险', en: 'Dangers' }),
            value:
              request.risks.length === 0 ? (
                <T zh="除日常风险外没有" en="None beyond everyday ones" />
              ) : (
                request.risks.map(({ kind, note }) => (
                  <span class="block">
                    {note === riskWords[kind].zh ? say(riskWords[kind]) : `${say(riskWords[kind])}：${note}`}
                  </span>
                ))
              ),
          },
          ...(request.safetyMeasures === ''
            ? []
            : [{ name: say({ zh: '保护', en: 'Protection' }), value: request.safetyMeasures }]),
        ]}
      />
    </Sheet>
  )
}
