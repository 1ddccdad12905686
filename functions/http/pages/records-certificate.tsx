import { LinkButton } from '#functions/http/look/buttons.tsx'
import { Mark } from '#functions/http/look/chrome.tsx'
import type { QrModules } from '#functions/http/look/code.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { shownCode } from '#shared/records/certificate.ts'
import { totalHours } from '#shared/records/hours.ts'
import type { PrintedCertificate } from '#shared/records/read-certificate.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { CertificateCheck, CertificateUnit } from './records-certificate-foot.tsx'
import { CertificateServices } from './records-certificate-services.tsx'

const Name = () => (
  <span class="flex items-center gap-2 text-primary font-bold text-base">
    <Mark class="w-7 h-7" />
    <span class="whitespace-nowrap">
      <T zh="科志" en="Kezhi" />
    </span>
    <span class="font-normal text-soft text-sm max-sm:hidden">
      <T zh="柳州科技志愿服务" en="Liuzhou science volunteers" />
    </span>
  </span>
)

/** The certificate as an A4 sheet, for its volunteer: printed by the browser, saved as PDF the same way. */
export const CertificatePage = (props: { printed: PrintedCertificate; qr: QrModules; address: string }) => {
  const { printed } = props
  const { certificate, records, name } = printed
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '记录证明', en: 'Certificate of service' })
  const days = records.map(({ starts }) => localDate(starts)).sort()
  const from = longDate(days[0] ?? localDate(certificate.issuedAt), language)
  const to = longDate(days.at(-1) ?? localDate(certificate.issuedAt), language)
  const hours = totalHours(records).toFixed(1)
  return (
    <Page title={title} at="records">
      <div class="no-print flex flex-wrap gap-3 items-center justify-between mb-5">
        <div>
          <h1 class="text-2xl md:text-3xl">{title}</h1>
          <p class="text-soft">
            <T
              zh={`${records.length} 次服务，${hours} 小时。用浏览器的“打印”，印出来或存成 PDF。`}
              en={`${records.length} services, ${hours} hours. Use your browser's Print, on paper or as PDF.`}
            />
          </p>
        </div>
        <div class="flex gap-2">
          <LinkButton href={`/certificates/${certificate.code}`} look="line" icon="scan-search">
            <T zh="查验页" en="Public check" />
          </LinkButton>
          <LinkButton href="/records#issue" look="line" icon="settings-2">
            <T zh="重新选内容" en="Choose again" />
          </LinkButton>
        </div>
      </div>
      <article
        class="paper mx-auto border border-line p-6 md:p-[18mm] max-w-[210mm] md:min-h-[297mm] flex flex-col"
        aria-labelledby="certificate"
        data-theme="kezhi"
      >
        <header class="flex items-center justify-between text-sm text-soft">
          <Name />
          <span class="num whitespace-nowrap">
            <T zh={`编号 ${shownCode(certificate.code)}`} en={`No. ${shownCode(certificate.code)}`} />
          </span>
        </header>
        <h2 id="certificate" class="text-center text-2xl md:text-[2rem] tracking-[.12em] mt-8 md:mt-14">
          <T zh="志愿服务记录证明" en="Certificate of voluntary service" />
        </h2>
        <p class="mt-8 md:mt-12 text-lg leading-loose">
          {language === 'zh' ? (
            <>
              兹证明 <b>{name}</b>，自 {from}至 {to}，参加科技志愿服务 <b>{records.length}</b> 次，共 <b>{hours}</b>{' '}
              小时，均为无偿服务。
            </>
          ) : (
            <>
              This certifies that <b>{name}</b> served as a science and technology volunteer <b>{records.length}</b>{' '}
              times from {from} to {to}, <b>{hours}</b> hours in all, unpaid throughout.
            </>
          )}
        </p>
        <CertificateServices records={records} />
        <CertificateUnit printed={printed} />
        <CertificateCheck certificate={certificate} qr={props.qr} address={props.address} />
      </article>
    </Page>
  )
}
