import { LinkButton } from '#functions/http/look/buttons.tsx'
import { QrCode, type QrModules } from '#functions/http/look/code.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { shownCode } from '#shared/records/certificate.ts'
import { hoursRule, shownHours, totalHours } from '#shared/records/hours.ts'
import type { PrintedCertificate } from '#shared/records/read-certificate.ts'
import { localDate } from '#shared/time/shanghai.ts'

const Mark = () => (
  <span class="flex items-center gap-2 text-primary font-bold text-base">
    <svg class="w-7 h-7" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M5 3v11.5C5 22 9.8 27 16 27s11-5 11-12.5V9" class="mark-river" />
      <circle cx="16" cy="13" r="4.25" class="mark-person" />
    </svg>
    <span class="whitespace-nowrap">
      <T zh="科志" en="Kezhi" />
    </span>
    <span class="font-normal text-soft text-sm max-sm:hidden">
      <T zh="柳州科技志愿服务" en="Liuzhou science volunteers" />
    </span>
  </span>
)

const Rows = ({ records }: { records: PrintedCertificate['records'] }) => {
  const say = useSay()
  const unit = <span class="md:hidden font-normal"> {say({ zh: '小时', en: 'hours' })}</span>
  return (
    <table class="grid-table mt-6 stack">
      <thead>
        <tr>
          <th scope="col" class="!pl-0">
            <T zh="日期" en="Date" />
          </th>
          <th scope="col">
            <T zh="服务内容" en="Service" />
          </th>
          <th scope="col">
            <T zh="服务对象" en="For" />
          </th>
          <th scope="col">
            <T zh="地点" en="Place" />
          </th>
          <th scope="col" class="r !pr-0">
            <T zh="小时" en="Hours" />
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr>
            <td class="!pl-0 whitespace-nowrap max-md:text-sm max-md:text-soft num">{localDate(record.starts)}</td>
            <th scope="row">
              {record.activity}
              <span class="block text-sm font-normal text-soft">{record.content}</span>
            </th>
            <td>{record.requesterName}</td>
            <td>{record.place}</td>
            <td class="r !pr-0 font-bold num">
              {shownHours(record.minutes).toFixed(1)}
              {unit}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" class="!pl-0" colspan={4}>
            <T zh="合计" en="Total" />
          </th>
          <td class="r !pr-0 font-bold num">
            {totalHours(records).toFixed(1)}
            {unit}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const Signed = ({ printed: { records, inCharge, certificate } }: { printed: PrintedCertificate }) => {
  const language = useLanguage()
  const units = [...new Set(records.map(({ organizationName }) => organizationName))]
  return (
    <div class="mt-10 grid sm:grid-cols-[1fr_auto] gap-6 items-end">
      <div class="grid gap-1">
        <p>
          <T zh={`记录单位：${units.join('、')}`} en={`Recording unit: ${units.join(', ')}`} />
        </p>
        {inCharge.length > 0 && (
          <p>
            <T zh={`负责人：${inCharge.join('、')}`} en={`In charge: ${inCharge.join(', ')}`} />
          </p>
        )}
        <p>
          <T zh="开具日期：" en="Issued: " />
          {longDate(localDate(certificate.issuedAt), language)}
        </p>
        <p class="text-sm text-soft mt-2">
          <T
            zh={`时长来自双方现场签到并各自确认的记录，不含路途，按 ${hoursRule.stepMinutes} 分钟一档计。`}
            en={`Hours come from records with check-in on site, confirmed by both sides, without travel, in steps of ${hoursRule.stepMinutes} minutes.`}
          />
        </p>
      </div>
      {certificate.seal && (
        <div class="w-36 h-36 shrink-0 grid place-items-center rounded-full border-2 border-dashed border-line text-sm text-soft text-center leading-snug p-3">
          <T zh="盖章处" en="Seal" />
        </div>
      )}
    </div>
  )
}

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
          <Mark />
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
        <Rows records={records} />
        <Signed printed={printed} />
        <footer class="mt-auto pt-8">
          <div class="border-t border-line pt-5 flex gap-5 items-center">
            <QrCode modules={props.qr} class="w-28 h-28 shrink-0" />
            <div class="text-sm grid gap-1 min-w-0">
              <p class="font-bold text-base">
                <T zh="真假一查便知" en="Anybody can check it" />
              </p>
              <p class="break-all">
                <T
                  zh={`扫码，或到 ${props.address} 输入查验码：`}
                  en={`Scan, or enter the code at ${props.address}:`}
                />
              </p>
              <p class="font-mono text-lg font-bold tracking-wider">{shownCode(certificate.code)}</p>
              <p class="text-soft">
                <T
                  zh={`${longDate(localDate(certificate.validUntil), language)}前可查。内容有改动，查验结果会变。`}
                  en={`Checkable until ${longDate(localDate(certificate.validUntil), language)}. If anything is changed, the check shows it.`}
                />
              </p>
            </div>
          </div>
        </footer>
      </article>
    </Page>
  )
}
