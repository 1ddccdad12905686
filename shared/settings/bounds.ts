import * as z from 'zod'
import { Settings } from './settings.ts'

/** What a number may be. */
export interface Bounds {
  min: number
  max: number
  whole: boolean
}

const Node = z.object({
  type: z.string(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  propertyNames: z.object({ enum: z.array(z.string()) }).optional(),
  get properties() {
    return z.record(z.string(), Node).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), Node]).optional()
  },
})
type Node = z.infer<typeof Node>

const leaves = (node: Node, path: string): [string, Bounds][] => {
  if (node.type !== 'object') {
    return [[path, { min: node.minimum ?? 0, max: node.maximum ?? 0, whole: node.type === 'integer' }]]
  }
  const each = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined
  const inner: [string, Node][] = [
    ...Object.entries(node.properties ?? {}),
    ...(each === undefined ? [] : (node.propertyNames?.enum ?? []).map((name): [string, Node] => [name, each])),
  ]
  return inner.flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`))
}

/** Every number of the settings by its path, such as `weights.skill`, with its bounds: read from the schema itself. */
export const settingBounds: ReadonlyMap<string, Bounds> = new Map(leaves(Node.parse(z.toJSONSchema(Settings)), ''))

/** The number at a path; undefined where none stands there. */
export const settingAt = (settings: unknown, path: string): number | undefined => {
  let at: unknown = settings
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined
    at = Object.entries(at).find(([key]) => key === name)?.[1]
  }
  return typeof at === 'number' ? at : undefined
}

/** One number that differs between two editions; a factor nobody names counts as 1. */
export interface SettingChange {
  path: string
  before: number
  after: number
}

const unnamed = (path: string): number => (path.startsWith('emphasis.') ? 1 : 0)

/** Pure: every number that differs, in the order of the schema. */
export const changesBetween = (before: Settings, after: Settings): SettingChange[] =>
  [...settingBounds.keys()].flatMap((path) => {
    const [old, next] = [before, after].map((one) => settingAt(one, path) ?? unnamed(path))
    return old === undefined || next === undefined || old === next ? [] : [{ path, before: old, after: next }]
  })
