import { Button } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { shownCode } from '#shared/records/certificate.ts'
import type { CheckedCertificate } from '#shared/records/check-certificate.ts'
import type { Instant } from '#shared/time/instant.ts'
import { Found, Head, Result } from './certificates-result.tsx'

/** Checking a certificate, for anybody and without signing in. */
export const CheckPage = (props: {
  code: string
  now: Instant
  found?: CheckedCertificate | undefined
  /** A code was given and leads nowhere. */
  unknown: boolean
}) => {
  const { found } = props
  const say = useSay()
  const title = say({ zh: '查验证明', en: 'Check a certificate' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T zh="不用登录。扫证明上的码，或输入查验码。" en="No sign-in needed. Scan the code, or type it." />
      </p>
      <form class="flex flex-wrap gap-3 mt-4 items-end" method="get" action="/certificates">
        <div class="field flex-1 min-w-56">
          <label for="code">
            <T zh="查验码" en="Code" />
          </label>
          <input
            class="input input-lg font-mono"
            id="code"
            name="code"
            value={shownCode(props.code)}
            autocapitalize="characters"
            autocomplete="off"
            maxlength={40}
          />
        </div>
        <Button look="main" size="large" class="max-sm:w-full">
          <T zh="查验" en="Check" />
        </Button>
      </form>
      {found && (
        <Result label="result">
          <Head verdict={found.verdict} at={found.checkedAt} />
          <Found found={found} />
        </Result>
      )}
      {props.unknown && (
        <Result label="result">
          <Head verdict="unknown" at={props.now} />
        </Result>
      )}
      <div class="mt-4 grid gap-3">
        <Notice icon="scan-search">
          <b>
            <T zh="和手里的纸对一对：" en="Compare with the paper: " />
          </b>
          <T
            zh="姓名、时长、日期都要一样。有一处不同，就别采信。"
            en="name, hours and dates must all agree. If one differs, do not rely on it."
          />
        </Notice>
        <Notice icon="lock">
          <T
            zh="为保护个人信息，这里不显示全名和号码。查验不留您的信息。"
            en="To protect people, full names and numbers are not shown. Nothing about you is kept."
          />
        </Notice>
      </div>
      <div class="mt-4">
        <More title={say({ zh: '它凭什么可信', en: 'Why it can be trusted' })}>
          <p class="text-soft pb-3">
            <T
              zh="每条时长都由双方现场对码、各自确认，谁也不能单独添加。记录一条扣一条，改一个字，后面全对不上；每次查验都从头核一遍。"
              en="Hours are proven by a code on site and confirmed by both sides; nobody adds them alone. Records are chained: change one sign and all after it fail. Every check goes through them anew."
            />
          </p>
        </More>
      </div>
    </Page>
  )
}
