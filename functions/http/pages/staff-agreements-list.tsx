import { LinkButton } from '#functions/http/look/buttons.tsx'
import { spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { OrganizationService } from '#shared/agreements/organization-services.ts'

const waits = ({ toSign, toInsure }: OrganizationService): boolean => toSign + toInsure > 0

/** Coming services of an organization, those that wait for it first. */
export const AgreementsPage = ({ services, more }: { services: readonly OrganizationService[]; more: boolean }) => {
  const say = useSay()
  const language = useLanguage()
  const waiting = services.filter(waits)
  const title = say({ zh: '协议和保险', en: 'Agreements and insurance' })
  return (
    <StaffPage title={title} at="agreements">
      <h1 class="text-2xl md:text-3xl">
        {waiting.length > 0 ? (
          <T zh={`${waiting.length} 个服务等你们签字或投保`} en={`${waiting.length} services wait for you`} />
        ) : (
          title
        )}
      </h1>
      <p class="text-soft">
        <T
          zh="本组织和下级组织的人接的单。三方协议要你们签；有危险的，先买好意外险，再填保单号，不然不能确认、不能签到（第八条）。"
          en="Services accepted by people of your organization and those under it. Some agreements need your signature; dangerous service needs accident insurance first (Art. 8)."
        />
      </p>
      <div class="grid gap-3 mt-4">
        {more && (
          <Notice tone="info">
            <T
              zh="下级组织或服务太多，这里没有列全；最近的都在。"
              en="Not everything is listed: there are many organizations or services. The nearest are here."
            />
          </Notice>
        )}
        <section class="sheet overflow-hidden" aria-label={title}>
          {services.length === 0 ? (
            <Empty
              icon="file-check"
              title={say({ zh: '还没有要服务的', en: 'No coming services' })}
              text={
                <T
                  zh="你们的志愿者接了单，会列在这里。"
                  en="When your volunteers accept, their services are listed here."
                />
              }
            />
          ) : (
            <Table
              label={title}
              rows={[...waiting, ...services.filter((line) => !waits(line))]}
              columns={[
                {
                  head: say({ zh: '服务', en: 'Service' }),
                  wide: true,
                  cell: ({ requestId, title: name, requesterName }) => (
                    <>
                      <a class="a" href={`/staff/agreements/${requestId}`}>
                        {name}
                      </a>
                      <span class="block text-sm text-soft font-normal">{requesterName}</span>
                    </>
                  ),
                },
                { head: say({ zh: '时间', en: 'Time' }), cell: (line) => spanText(line, language) },
                { head: say({ zh: '人', en: 'People' }), number: true, cell: ({ people }) => people },
                {
                  head: say({ zh: '等什么', en: 'Waits for' }),
                  cell: (line) => (
                    <span class="flex flex-wrap gap-1">
                      {line.toSign > 0 && (
                        <Tag icon="pencil" tone="warm">
                          <T zh={`签 ${line.toSign} 份协议`} en={`${line.toSign} to sign`} />
                        </Tag>
                      )}
                      {line.toInsure > 0 && (
                        <Tag icon="shield-alert" tone="warm">
                          <T zh={`${line.toInsure} 人要保险`} en={`${line.toInsure} to insure`} />
                        </Tag>
                      )}
                      {!waits(line) && (
                        <Tag icon="check" tone="good">
                          <T zh="你们这边办好了" en="Done on your side" />
                        </Tag>
                      )}
                    </span>
                  ),
                },
                {
                  head: say({ zh: '操作', en: 'Act' }),
                  hiddenHead: true,
                  cell: (line) => (
                    <LinkButton
                      href={`/staff/agreements/${line.requestId}`}
                      look={waits(line) ? 'line' : 'plain'}
                      size="small"
                    >
                      {waits(line) ? <T zh="去办" en="Do it" /> : <T zh="看" en="See" />}
                      <span class="sr-only">{line.title}</span>
                    </LinkButton>
                  ),
                },
              ]}
            />
          )}
        </section>
      </div>
    </StaffPage>
  )
}
