import { type QrModules, RotatingCode } from '#functions/http/look/code.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { T, useLanguage } from '#functions/http/look/view.tsx'
import type { SessionOfShift } from '#shared/dashboard/read-session.ts'
import { localTime } from '#shared/time/shanghai.ts'

/** The code of this minute, to be scanned or read out. */
export const CodeSheet = ({ session, modules }: { session: SessionOfShift; modules: QrModules | undefined }) => {
  const { code, shift, progress } = session
  const language = useLanguage()
  if (!code || !modules) return null
  return (
    <section class="sheet p-5 mt-4 text-center" aria-labelledby="code">
      <h2 id="code" class="text-xl">
        <T zh="请志愿者扫码，或念这 6 位数" en="Let the volunteer scan, or read out these 6 digits" />
      </h2>
      <p class="text-soft text-[.9375rem] mb-3">
        <T
          zh="到场一次，离场一次。双方当面才算数。"
          en="Once on arriving, once on leaving. It counts only face to face."
        />
      </p>
      <RotatingCode
        code={code.code}
        modules={modules}
        nextAt={`${localTime(code.nextAt)}:00`}
        secondsLeft={code.secondsLeft}
        href={`/requests/${progress.request.id}/session/${shift.id}`}
        also="#presence"
      />
      {code.link && (
        <p class="mt-4">
          <T zh="线上服务，把这个码贴到会议里：" en="Online: paste this code into the meeting: " />
          <b class="font-mono">{code.link.code}</b>
          <span class="block text-sm text-soft">
            <T
              zh={`${momentText(code.link.nextAt, language)} 后再换`}
              en={`changes after ${momentText(code.link.nextAt, language)}`}
            />
          </span>
        </p>
      )}
    </section>
  )
}
