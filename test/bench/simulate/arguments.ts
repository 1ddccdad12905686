import { isPolicyName, type PolicyName, policyNames } from './policies/index.ts'

export interface Arguments {
  policy: PolicyName
  seeds: number[]
  world: string
  acceptance: string
}

/** What is wrong with the command, naming the argument. */
export class BadArgument extends Error {}

const names = ['--policy', '--seeds', '--world', '--acceptance'] as const
const mostSeeds = 1000

export const seedsOf = (text: string): number[] => {
  const [, from, to] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? []
  if (from === undefined) throw new BadArgument(`--seeds: "${text}" is neither a number nor a range such as 1..20`)
  const [first, last] = [Number(from), Number(to ?? from)]
  if (last < first) throw new BadArgument(`--seeds: "${text}" ends before it begins`)
  if (last - first >= mostSeeds) throw new BadArgument(`--seeds: "${text}" are more than ${mostSeeds} seeds`)
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

/** Reads `--policy ours --seeds 1..20 [--world FILE] [--acceptance FILE]`; also `--policy=ours`. */
export const argumentsOf = (words: readonly string[]): Arguments => {
  const given = new Map<string, string>()
  const list = words.flatMap((word) => {
    const [, name, value] = /^(--[a-z]+)=(.*)$/.exec(word) ?? []
    return name === undefined || value === undefined ? [word] : [name, value]
  })
  for (let at = 0; at < list.length; at += 2) {
    const [name = '', value] = [list[at], list[at + 1]]
    if (!names.some((one) => one === name)) throw new BadArgument(`${name}: unknown; there are ${names.join(', ')}`)
    if (value === undefined || value.startsWith('--')) throw new BadArgument(`${name}: a value is missing`)
    if (given.has(name)) throw new BadArgument(`${name}: given twice`)
    given.set(name, value)
  }
  const policy = given.get('--policy')
  if (policy === undefined) throw new BadArgument(`--policy: missing; one of ${policyNames.join(', ')}`)
  if (!isPolicyName(policy)) throw new BadArgument(`--policy: "${policy}" is none of ${policyNames.join(', ')}`)
  return {
    policy,
    seeds: seedsOf(given.get('--seeds') ?? '1..20'),
    world: given.get('--world') ?? 'normal',
    acceptance: given.get('--acceptance') ?? 'logistic',
  }
}
