import type { Estimate } from './statistics.ts'

const [width, row, left, right] = [720, 26, 150, 70]
const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Bars with their 95 % intervals, as an SVG. */
export const chart = (
  title: string,
  bars: readonly { name: string; value: Estimate }[],
  unit: (of: number) => string,
): string => {
  const most = Math.max(1e-9, ...bars.map(({ value }) => Math.max(value.to, value.mean)))
  const x = (of: number): number => left + (Math.max(0, of) / most) * (width - left - right)
  const lines = bars.map(({ name, value }, at) => {
    const y = 40 + at * row
    const fill = name === 'ours' ? '#0f766e' : '#94a3b8'
    return [
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${safe(name)}</text>`,
      `<rect x="${left}" y="${y}" width="${(x(value.mean) - left).toFixed(1)}" height="17" fill="${fill}"/>`,
      `<path d="M${x(value.from).toFixed(1)} ${y + 8}H${x(value.to).toFixed(1)}" stroke="#111827" stroke-width="2"/>`,
      `<text x="${(x(Math.max(value.to, value.mean)) + 6).toFixed(1)}" y="${y + 13}">${safe(unit(value.mean))}</text>`,
    ].join('')
  })
  const height = 50 + bars.length * row
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/><text x="8" y="22" font-size="15">${safe(title)}</text>${lines.join('')}</svg>\n`
}
