import { LinkButton } from './buttons.tsx'
import { T, useSay } from './view.tsx'

/** The dots of a QR code, as the `qrcode` package's `create(text).modules` gives them. */
export interface QrModules {
  size: number
  data: ArrayLike<number>
}

/** Runs of dark dots in a row, as one path: small enough to stand in the page. */
const runs = ({ size, data }: QrModules): string => {
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue
      let end = x
      while (end < size && data[y * size + end]) end += 1
      path += `M${x} ${y}h${end - x}v1H${x}z`
      x = end
    }
  }
  return path
}

/** Always dark on white with four dots of margin, whatever the theme: cameras expect it. */
export const QrCode = ({ modules, class: more = 'w-52 h-52' }: { modules: QrModules; class?: string }) => {
  const say = useSay()
  const side = modules.size + 8
  return (
    <svg
      viewBox={`-4 -4 ${side} ${side}`}
      class={`rounded border border-line ${more}`}
      role="img"
      aria-label={say({ zh: '二维码', en: 'QR code' })}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M-4-4h${side}v${side}h-${side}z`} />
      <path fill="#000" d={runs(modules)} />
    </svg>
  )
}

/** Shown time left, in the steps the style sheet knows (its ring runs one minute). */
const step = (seconds: number): number => Math.min(60, Math.max(0, Math.round(seconds / 5) * 5))

/**
 * The code two people exchange face to face. It is replaced when its time is up: by htmx where scripts run, by the link
 * where not; the clock time of the next code is always in words.
 */
export const RotatingCode = (props: {
  code: string
  modules: QrModules
  /** Wall time of the next code, `13:58:00`. */
  nextAt: string
  secondsLeft: number
  /** This page, which shows the code of the moment. */
  href: string
  /** Selector of what else of the page is renewed with the code. */
  also?: string | undefined
}) => {
  const say = useSay()
  const digits = [...props.code].join(' ')
  return (
    <div
      id="rotating-code"
      class="text-center"
      hx-get={props.href}
      hx-trigger={`load delay:${Math.max(1, Math.ceil(props.secondsLeft))}s`}
      hx-select="#rotating-code"
      hx-select-oob={props.also}
      hx-swap="outerHTML"
    >
      <QrCode modules={props.modules} class="w-52 h-52 mx-auto" />
      <p class="mt-3 text-[2.75rem] leading-none font-bold num tracking-[.12em]">
        <span aria-hidden="true">{`${props.code.slice(0, 3)} ${props.code.slice(3)}`}</span>
        <span class="sr-only">{say({ zh: `签到码 ${digits}`, en: `Check-in code ${digits}` })}</span>
      </p>
      <div class="mt-4 flex flex-wrap items-center justify-center gap-3">
        <svg viewBox="0 0 36 36" class="w-9 h-9 -rotate-90 countdown" aria-hidden="true">
          <circle class="ring-ground" cx="18" cy="18" r="15.9" />
          <circle class={`ring-time ring-${step(props.secondsLeft)}`} cx="18" cy="18" r="15.9" pathLength="100" />
        </svg>
        <span class="text-left leading-snug">
          <b class="num">{props.nextAt}</b> <T zh="换新码" en="new code" />
          <span class="block text-sm text-soft">
            <T zh={`还有约 ${Math.round(props.secondsLeft)} 秒`} en={`about ${Math.round(props.secondsLeft)} s left`} />
          </span>
        </span>
        <LinkButton href={props.href} look="line" icon="refresh-cw">
          <T zh="换一个" en="Renew" />
        </LinkButton>
      </div>
    </div>
  )
}
