import { Button } from '#functions/http/look/buttons.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { mayBecome } from '#shared/kernel/transitions.ts'
import { placementLink, placementTransitions } from '#shared/placements/placement.ts'
import type { Service } from '#shared/records/read-service.ts'
import { AgreementState, AgreementText } from './agreement-text.tsx'
import type { Typed } from './placements-form.tsx'

/** The agreement to read, and the wish that all three sign it. */
export const AgreementPart = ({ service }: { service: Service }) => {
  const say = useSay()
  const { agreement, holding, placement } = service
  if (!agreement)
    return (
      <Notice icon="file-check">
        <T zh="协议正在写，过一会儿刷新就有。" en="The agreement is being written; reload in a moment." />
      </Notice>
    )
  const mayAsk =
    agreement.form === 'standard' &&
    placement.signatureAsked !== true &&
    ['provisional', 'accepted', 'confirmed'].includes(placement.state)
  return (
    <div class="sheet px-4 md:px-6">
      <More title={say({ zh: '服务协议', en: 'The agreement' })} icon="file-check">
        <div class="grid gap-4 pb-4">
          {holding && agreement.state === 'open' && (
            <Notice tone="info">
              <T
                zh={`新一版签齐之前，第 ${holding.edition} 版照样有效。`}
                en={`Edition ${holding.edition} holds until this one is signed by all.`}
              />
            </Notice>
          )}
          <AgreementState agreement={agreement} />
          <AgreementText agreement={agreement} />
          {mayAsk && (
            <form method="post" action={`${placementLink(placement)}/ask-signature`}>
              <Button look="line">
                <T zh="我想三方签字" en="I would like all three to sign" />
              </Button>
            </form>
          )}
        </div>
      </More>
    </div>
  )
}

/** Stepping back, possible at any time before checking in (Art. 9). */
export const Withdraw = ({
  service: { placement },
  typed,
  open,
}: {
  service: Service
  typed: Typed
  open: boolean
}) => {
  const say = useSay()
  if (!mayBecome(placementTransitions, placement.state, 'withdrawn')) return null
  return (
    <div class="sheet px-4 md:px-6" id="withdraw">
      <More title={say({ zh: '去不了？退出', en: 'Cannot come? Withdraw' })} icon="undo-2" open={open}>
        <form method="post" action={`${placementLink(placement)}/withdraw`} class="grid gap-4 pb-4" novalidate>
          <p class="text-[.9375rem]">
            <T
              zh="签到之前随时可以退出，不影响以后（第九条）。对方和科协马上知道，会找人补上。"
              en="You may withdraw at any time before checking in, without drawback (Art. 9). Both sides are told at once and cover is sought."
            />
          </p>
          <TextField
            name="reason"
            label={say({ zh: '原因（可不写）', en: 'Reason (optional)' })}
            hint={<T zh="写一句，对方好安排。" en="A word helps the other side to plan." />}
            value={typed('reason')}
            maxlength={300}
          />
          <div>
            <Button look="danger" icon="undo-2">
              <T zh="退出这次服务" en="Withdraw from this service" />
            </Button>
          </div>
        </form>
      </More>
    </div>
  )
}

/** What both sides said, as far as it is open. */
export const Ratings = ({ service: { ownRating, theirRating } }: { service: Service }) => {
  const say = useSay()
  if (!ownRating && !theirRating) return null
  return (
    <Sheet id="ratings" title={say({ zh: '评单', en: 'Ratings' })}>
      <ul class="grid gap-2 text-[.9375rem]">
        {ownRating && (
          <li>
            <T zh={`您评了 ${ownRating.stars} 分`} en={`You gave ${ownRating.stars} of 5`} />
            {ownRating.words !== '' && <span class="block text-soft">{ownRating.words}</span>}
          </li>
        )}
        <li>
          {theirRating ? (
            <>
              <T zh={`对方评了 ${theirRating.stars} 分`} en={`They gave ${theirRating.stars} of 5`} />
              {theirRating.words !== '' && <span class="block text-soft">{theirRating.words}</span>}
            </>
          ) : (
            <span class="text-soft">
              <T zh="对方的评单还没打开。" en="Their rating is not open yet." />
            </span>
          )}
        </li>
      </ul>
    </Sheet>
  )
}
