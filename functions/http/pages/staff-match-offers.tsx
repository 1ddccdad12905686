import { durationText, momentText } from '#functions/http/look/format.ts'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { StateTag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { RequestForStaff } from '#shared/dashboard/request-for-staff.ts'
import { declineReasonWords } from '#shared/offers/words.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { minutesBetween } from '#shared/time/instant.ts'
import { PersonName } from './staff-match-person.tsx'

/** Every invitation that went out, with its answer. A decline is quiet. */
export const OffersSheet = ({ found }: { found: RequestForStaff }) => {
  const say = useSay()
  const language = useLanguage()
  const offers = [...found.offers].sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
  return (
    <Sheet id="offers" flush title={say({ zh: `邀请记录 ${offers.length} 份`, en: `${offers.length} invitations` })}>
      {offers.length === 0 ? (
        <Empty
          icon="mail"
          title={say({ zh: '还没有发出邀请', en: 'No invitation was sent yet' })}
          text={
            <T
              zh="晚上 9 点到早上 8 点不打扰人，早上再发。"
              en="Nobody is disturbed from 21:00 to 8:00; they go out in the morning."
            />
          }
        />
      ) : (
        <Table
          label={say({ zh: '邀请记录', en: 'Invitations' })}
          rows={offers}
          columns={[
            { head: say({ zh: '发出', en: 'Sent' }), cell: ({ sentAt }) => momentText(sentAt, language) },
            { head: say({ zh: '批', en: 'Wave' }), number: true, cell: ({ wave }) => wave },
            {
              head: say({ zh: '人', en: 'Person' }),
              cell: ({ volunteerId }) => <PersonName found={found} id={volunteerId} />,
            },
            {
              head: say({ zh: '岗位', en: 'Position' }),
              cell: (offer) => findPosition(found.request, offer.shiftId, offer.positionId)?.position.name ?? '',
            },
            {
              head: say({ zh: '结果', en: 'Answer' }),
              cell: (offer) => (
                <>
                  <StateTag of="offer" is={offer.state} />{' '}
                  {offer.declineReason && (
                    <span class="text-sm text-soft">{say(declineReasonWords[offer.declineReason])}</span>
                  )}
                  {offer.state === 'sent' && (
                    <span class="text-sm text-soft">
                      <T
                        zh={`${momentText(offer.expiresAt, 'zh')} 到期`}
                        en={`until ${momentText(offer.expiresAt, 'en')}`}
                      />
                    </span>
                  )}
                </>
              ),
            },
            {
              head: say({ zh: '用时', en: 'Took' }),
              cell: ({ sentAt, answeredAt }) =>
                answeredAt === undefined ? '—' : durationText(minutesBetween(sentAt, answeredAt), language),
            },
          ]}
        />
      )}
    </Sheet>
  )
}
