import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { momentText, spanText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { printCodes } from '#shared/attendance/print-codes.ts'
import { readCodes } from '#shared/attendance/read-codes.ts'

type Codes = Awaited<ReturnType<typeof readCodes>>

const CodeCards = ({ title, codes }: { title: string; codes: readonly string[] }) => (
  <section class="mt-4" aria-label={title}>
    <h3 class="font-bold">{title}</h3>
    <ul class="grid grid-cols-2 sm:grid-cols-4 gap-2 mt-2">
      {codes.map((code) => (
        <li class="border border-dashed border-line rounded-field p-3 text-center">
          <span class="block text-xs text-soft">{title}</span>
          <b class="text-xl font-mono num">{code}</b>
        </li>
      ))}
    </ul>
  </section>
)

/** One-time codes to cut out: printing is the browser's own. */
const CodesPage = ({ request, shift, sheet }: Codes) => {
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '打印签到码', en: 'Codes to print' })
  return (
    <StaffPage title={title} at="matches">
      <TextLink href={`/staff/requests/${request.id}#services`} icon="chevron-left">
        {request.title}
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft num">{spanText(shift, language)}</p>
      <div class="grid gap-4 mt-4">
        <Notice>
          <T
            zh="交给现场的对方，剪开，到一位发一张签到码，走一位发一张签退码。每张只能用一次，只管一个方向。别发给还没到的人。"
            en="For the requester on the spot: cut them out, hand one over on arrival and one on leaving. Each works once and one way. Never hand them out ahead."
          />
        </Notice>
        <form method="post" action={`/staff/requests/${request.id}/codes/${shift.id}`} class="no-print">
          <Button look={sheet ? 'plain' : 'main'}>
            {sheet ? (
              <T zh="重做一张，旧的作废" en="Make a new sheet; the old one is void" />
            ) : (
              <T zh="做一张签到码" en="Make a sheet" />
            )}
          </Button>
        </form>
        {sheet && (
          <Sheet
            id="codes"
            title={`${request.title}`}
            hint={
              <T
                zh={`第 ${sheet.edition} 版，${momentText(sheet.printedAt, 'zh')} 做的。用浏览器的“打印”。`}
                en={`Edition ${sheet.edition}, made ${momentText(sheet.printedAt, 'en')}. Use the browser's print.`}
              />
            }
          >
            <CodeCards title={say({ zh: '签到', en: 'Arrival' })} codes={sheet.checkIn} />
            <CodeCards title={say({ zh: '签退', en: 'Leaving' })} codes={sheet.checkOut} />
          </Sheet>
        )}
      </div>
    </StaffPage>
  )
}

/** The printed sheet of codes of a shift. */
export const staffCodes: PageModule = ({ get, post }) => {
  get('/staff/requests/:id/codes/:shiftId', 'attendance.printCodes', async (c) => {
    const { id: requestId, shiftId } = c.req.param()
    return c.html(show(viewOf(c), <CodesPage {...(await readCodes(c.get('context'), { requestId, shiftId }))} />))
  })

  post('/staff/requests/:id/codes/:shiftId', 'attendance.printCodes', async (c) => {
    const { id: requestId, shiftId } = c.req.param()
    await printCodes(c.get('context'), { requestId, shiftId })
    return c.redirect(`/staff/requests/${requestId}/codes/${shiftId}`, 303)
  })
}
