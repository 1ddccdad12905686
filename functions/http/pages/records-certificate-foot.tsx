import { QrCode, type QrModules } from '#functions/http/look/code.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { T, useLanguage } from '#functions/http/look/view.tsx'
import { shownCode } from '#shared/records/certificate.ts'
import { hoursRule } from '#shared/records/hours.ts'
import type { PrintedCertificate } from '#shared/records/read-certificate.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** Who recorded it and answers for it, when it was issued, and where the seal goes. */
export const CertificateUnit = ({ printed: { records, inCharge, certificate } }: { printed: PrintedCertificate }) => {
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

/** How anybody checks it: a code to scan, and one to type. */
export const CertificateCheck = (props: {
  certificate: PrintedCertificate['certificate']
  qr: QrModules
  address: string
}) => {
  const { certificate } = props
  const language = useLanguage()
  return (
    <footer class="mt-auto pt-8">
      <div class="border-t border-line pt-5 flex gap-5 items-center">
        <QrCode modules={props.qr} class="w-28 h-28 shrink-0" />
        <div class="text-sm grid gap-1 min-w-0">
          <p class="font-bold text-base">
            <T zh="真假一查便知" en="Anybody can check it" />
          </p>
          <p class="break-all">
            <T zh={`扫码，或到 ${props.address} 输入查验码：`} en={`Scan, or enter the code at ${props.address}:`} />
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
  )
}
