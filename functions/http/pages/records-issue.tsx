import { Button } from '#functions/http/look/buttons.tsx'
import { Choice } from '#functions/http/look/choices.tsx'
import { FieldError } from '#functions/http/look/fields.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useProblem, useSay } from '#functions/http/look/view.tsx'
import { type Certificate, shownCode } from '#shared/records/certificate.ts'
import { shownHours } from '#shared/records/hours.ts'
import type { ReadRecord } from '#shared/records/read-records.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { hoursWords } from './records-words.ts'

/** The form for a certificate over chosen records. */
export const Issue = ({
  records,
  picked,
  seal,
}: {
  records: readonly ReadRecord[]
  picked: readonly string[]
  seal: boolean
}) => {
  const say = useSay()
  const language = useLanguage()
  const problem = useProblem('recordIds')
  return (
    <Sheet
      id="issue"
      title={say({ zh: '开一张证明', en: 'Make a certificate' })}
      hint={<T zh="免费，份数不限。选要写进去的服务。" en="Free, as often as you like. Choose the services to show." />}
    >
      <form method="post" action="/records/certificates" class="grid gap-4" novalidate>
        <fieldset class={problem ? 'field wrong' : 'field'} aria-describedby={problem ? 'recordIds-error' : undefined}>
          <legend class="legend">
            <T zh="哪几次" en="Which services" />
          </legend>
          {problem && <FieldError id="recordIds" text={problem} />}
          <div class="grid gap-2 mt-1">
            {records.map((record, at) => (
              <Choice
                name="recordIds"
                id={at === 0 ? 'recordIds' : undefined}
                value={record.id}
                checked={picked.includes(record.id)}
                hint={`${longDate(localDate(record.starts), language)}　${hoursWords(shownHours(record.minutes), language)}`}
              >
                {record.activity}
              </Choice>
            ))}
          </div>
        </fieldset>
        <Choice
          name="seal"
          value="yes"
          checked={seal}
          hint={
            <T
              zh="拿到记录单位盖。不盖也有效，谁都能查验。"
              en="For the recording unit to stamp. Valid without it; anybody can check."
            />
          }
        >
          <T zh="留出盖章的地方" en="Leave a place for a seal" />
        </Choice>
        <div>
          <Button look="main" icon="file-check">
            <T zh="开证明" en="Make the certificate" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Certificates made so far. */
export const Issued = ({ certificates }: { certificates: readonly Certificate[] }) => {
  const say = useSay()
  const language = useLanguage()
  if (certificates.length === 0) return null
  return (
    <Sheet id="issued" title={say({ zh: '开过的证明', en: 'Certificates so far' })} flush>
      <ul class="split">
        {certificates.map(({ code, records, issuedAt }) => (
          <li class="px-4 md:px-5 py-2 flex flex-wrap gap-x-4 items-center">
            <a class="tap a font-mono" href={`/records/certificates/${code}`}>
              {shownCode(code)}
            </a>
            <span class="text-sm text-soft">
              <T
                zh={`${longDate(localDate(issuedAt), language)}开，${records.length} 次服务`}
                en={`${longDate(localDate(issuedAt), language)}, ${records.length} services`}
              />
            </span>
            <a class="tap a text-sm ml-auto" href={`/certificates/${code}`}>
              <T zh="别人查到的样子" en="What others see" />
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
