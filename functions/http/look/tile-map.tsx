import type { Text } from '#shared/kernel/text.ts'
import { useLanguage, useSay } from './view.tsx'

interface District {
  text: Text
  column: number
  row: number
}

const district = (zh: string, en: string, column: number, row: number): District => ({ text: { zh, en }, column, row })

// Rough positions on a honeycomb, by division code; columns count half tiles.
const districts = {
  '450226': district('三江', 'Sanjiang', 1, 0),
  '450225': district('融水', 'Rongshui', 0, 1),
  '450224': district('融安', "Rong'an", 2, 1),
  '450222': district('柳城', 'Liucheng', 1, 2),
  '450205': district('柳北', 'Liubei', 3, 2),
  '450223': district('鹿寨', 'Luzhai', 5, 2),
  '450204': district('柳南', 'Liunan', 2, 3),
  '450202': district('城中', 'Chengzhong', 4, 3),
  '450203': district('鱼峰', 'Yufeng', 6, 3),
  '450206': district('柳江', 'Liujiang', 3, 4),
} as const satisfies Record<string, District>

export type DistrictCode = keyof typeof districts
export const isDistrict = (code: string): code is DistrictCode => Object.hasOwn(districts, code)

export interface Tile {
  district: DistrictCode
  /** Nothing was counted there: a dash, in the palest colour. */
  value: number | undefined
  /** Kumquat: a second number that asks to be looked at. */
  alert?: number | undefined
}

const hexagon = (x: number, y: number): string =>
  [
    [0, -38.5],
    [33.3, -19.25],
    [33.3, 19.25],
    [0, 38.5],
    [-33.3, 19.25],
    [-33.3, -19.25],
  ]
    .map(([dx = 0, dy = 0]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`)
    .join(' ')

const depthOf = (value: number | undefined, steps: readonly number[]): number =>
  1 + steps.filter((step) => value !== undefined && value >= step).length

/**
 * Liuzhou's ten districts as tiles (a drawn map would need a map licence). `steps` are the four lower bounds of the deeper
 * colours; every tile prints its number, so the colour is a second reading.
 */
export const TileMap = (props: {
  label: string
  tiles: readonly Tile[]
  steps: readonly [number, number, number, number]
  unit?: string | undefined
}) => {
  const language = useLanguage()
  const say = useSay()
  const { tiles, steps, unit = '' } = props
  const told = tiles.map(
    ({ district, value }) => `${say(districts[district].text)} ${value === undefined ? '—' : `${value}${unit}`}`,
  )
  const bounds = [
    `<${steps[0]}`,
    ...steps.map((step, at) => (at < 3 ? `${step}–${(steps[at + 1] ?? step) - 1}` : `≥${step}`)),
  ]
  return (
    <figure>
      <svg
        viewBox="0 0 281 324"
        role="img"
        aria-label={`${props.label}${language === 'zh' ? '：' : ': '}${told.join(language === 'zh' ? '，' : ', ')}`}
        class="w-full max-w-[22rem] mx-auto block"
        text-anchor="middle"
      >
        {tiles.map(({ district, value, alert }) => {
          const { text, column, row } = districts[district]
          const x = 36.65 + 34.64 * column
          const y = 42 + 60 * row
          return (
            <g class={`tile tile-${depthOf(value, steps)}`}>
              <polygon points={hexagon(x, y)} />
              <text x={x} y={y - 5} font-size={language === 'zh' ? 14 : 11}>
                {say(text)}
              </text>
              <text x={x} y={y + 15} font-size="17" font-weight="700">
                {value ?? '—'}
              </text>
              {alert !== undefined && (
                <g class="alert">
                  <circle cx={x} cy={y - 27} r="9" />
                  <text x={x} y={y - 22.8} font-size="12" font-weight="700">
                    {alert}
                  </text>
                </g>
              )}
            </g>
          )
        })}
      </svg>
      <div class="flex flex-wrap justify-center gap-1 text-xs mt-2" aria-hidden="true">
        {[...new Set(bounds)].map((bound, at) => (
          <span class={`h${at + 1} px-2 py-0.5 num`}>{bound}</span>
        ))}
      </div>
    </figure>
  )
}
