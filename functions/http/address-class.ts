const own = /^(127\.|::1$)/
const inside = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/i

/**
 * From which class of addresses a call came, for the log: one's own machine, a private network, or the public network by its
 * first part (IPv4 /24, IPv6 /48). Enough to see where an attack came from, and not which line somebody has at home.
 */
export const addressClass = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (own.test(plain)) return 'own'
  if (inside.test(plain)) return 'private'
  const [, four] = /^((?:\d{1,3}\.){3})\d{1,3}$/.exec(plain) ?? []
  if (four !== undefined) return `${four}0/24`
  const [a, b, c] = plain.includes('::') ? (plain.split('::')[0] ?? '').split(':') : plain.split(':')
  const six = [a, b, c].map((part) => part || '0')
  return /^[0-9a-f]{1,4}:[0-9a-f:.]+$/i.test(plain) ? `${six.join(':')}::/48` : 'unknown'
}
