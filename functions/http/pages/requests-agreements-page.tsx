import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty, More } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Agreement } from '#shared/agreements/agreement.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { AgreementState, AgreementText } from './agreement-text.tsx'

/** One agreement with whom it is, and whether the reader's signature is missing. */
export interface ReadAgreement {
  agreement: Agreement
  name: string
  toSign: boolean
  /** The reader may ask that this one be signed by all three. */
  mayAsk: boolean
}

const stateWords = {
  open: { zh: '未签齐', en: 'Not all signed' },
  agreed: { zh: '已达成', en: 'Agreed' },
  superseded: { zh: '已被新版代替', en: 'Replaced' },
} as const

const One = ({ item, open }: { item: ReadAgreement; open: boolean }) => {
  const language = useLanguage()
  const { agreement, name } = item
  return (
    <section class="sheet px-4 md:px-6 pb-2 mt-4" aria-label={name}>
      <div class="flex flex-wrap items-center justify-between gap-2 pt-4">
        <h2 class="text-lg">{name}</h2>
        <Tag tone={agreement.state === 'agreed' ? 'good' : item.toSign ? 'warm' : 'info'}>
          <T {...stateWords[agreement.state]} />
        </Tag>
      </div>
      <p class="text-soft text-[.9375rem]">
        {agreement.facts.position}　{spanText(agreement.facts, language)}
      </p>
      <AgreementState agreement={agreement} />
      <More title={language === 'zh' ? '协议全文' : 'Full text'} open={open}>
        <div class="pb-4">
          <AgreementText agreement={agreement} />
        </div>
      </More>
      {item.mayAsk && (
        <form method="post" action={`/requests/${agreement.requestId}/agreements/ask`} class="pb-3">
          <input type="hidden" name="placementId" value={agreement.placementId} />
          <Button>
            <T zh="改成三方签字" en="Have all three sign it" />
          </Button>
        </form>
      )}
    </section>
  )
}

/** All agreements of a request, to read in full and sign in one act. */
export const AgreementsPage = (props: {
  requestId: string
  title: string
  factsVersion: number
  agreements: readonly ReadAgreement[]
  done?: string | undefined
  refused?: Refusal | undefined
}) => {
  const say = useSay()
  const waiting = props.agreements.filter(({ toSign }) => toSign)
  const ordered = [...waiting, ...props.agreements.filter(({ toSign }) => !toSign)]
  return (
    <Page
      title={say({ zh: '服务协议', en: 'Agreements' })}
      at="requests"
      width="reading"
      problems={props.refused?.fields}
    >
      <TextLink href={`/requests/${props.requestId}`} icon="chevron-left">
        <T zh="回到需求" en="Back to the request" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">
        <T zh="服务协议" en="Agreements" />
      </h1>
      <p class="text-soft">{props.title}</p>
      <div class="grid gap-3 mt-3 empty:hidden">
        {props.done !== undefined && (
          <Notice tone="good" live>
            {props.done === 'asked' ? (
              <T
                zh="好，这份改成三方签字。新一版马上就好。"
                en="This one will be signed by all three; the new edition is on its way."
              />
            ) : (
              <T zh="签好了。三方签齐就生效。" en="Signed. It takes effect once all three have signed." />
            )}
          </Notice>
        )}
        {props.refused && (
          <Notice tone="warm" live>
            <T {...props.refused.text} />
          </Notice>
        )}
      </div>
      {ordered.length === 0 && (
        <div class="sheet mt-4">
          <Empty
            icon="file-check"
            title={say({ zh: '还没有协议', en: 'No agreements yet' })}
            text={say({
              zh: '有人接单，马上按您写的内容生成一份。',
              en: 'As soon as somebody accepts, one is drafted from what you wrote.',
            })}
          />
        </div>
      )}
      {ordered.map((item, at) => (
        <One item={item} open={at === 0 && item.toSign} />
      ))}
      {waiting.length > 0 && (
        <form method="post" action={`/requests/${props.requestId}/agreements`} class="sheet p-4 md:p-6 mt-4 grid gap-3">
          <input type="hidden" name="factsVersion" value={String(props.factsVersion)} />
          <p>
            <T
              zh="签字表示看过全文，同意上面每一条。内容以后有变，会出新一版，再请您签。"
              en="Signing says that you have read the text and agree to every point. If anything changes, a new edition is signed again."
            />
          </p>
          <div>
            <Button look="main" size="large">
              <T
                zh={waiting.length === 1 ? '签这份协议' : `一次签这 ${waiting.length} 份`}
                en={waiting.length === 1 ? 'Sign this agreement' : `Sign these ${waiting.length}`}
              />
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
