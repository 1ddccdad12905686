import { T, useSay } from '#functions/http/look/view.tsx'
import { shownHours, totalHours } from '#shared/records/hours.ts'
import type { PrintedCertificate } from '#shared/records/read-certificate.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** Each service with its hours, and the sum. */
export const CertificateServices = ({ records }: { records: PrintedCertificate['records'] }) => {
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
