import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Nature, NatureModule } from './acceptance/acceptance.ts'
import busy from './acceptance/busy.ts'
import classes from './acceptance/classes.ts'
import logistic from './acceptance/logistic.ts'
import { BadArgument } from './arguments.ts'
import type { World, WorldModule } from './world.ts'
import normal from './worlds/normal.ts'
import scarce from './worlds/scarce.ts'

export const worlds = { normal, scarce } as const satisfies Record<string, WorldModule>
export const natures = { logistic, classes, busy } as const satisfies Record<string, NatureModule>

type Made = (...given: readonly unknown[]) => unknown

/** The function that a file exports by default. */
const fromFile = async (name: string, file: string): Promise<Made> => {
  const path = resolve(file)
  if (!existsSync(path)) throw new BadArgument(`${name}: there is no file ${file}`)
  const loaded: { default?: unknown } = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new BadArgument(
      `${name}: ${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  if (!isFunction(loaded.default)) throw new BadArgument(`${name}: ${file} exports no function by default`)
  return loaded.default
}

const isFunction = (value: unknown): value is Made => typeof value === 'function'
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isWorld = (value: unknown): value is World =>
  isRecord(value) && Array.isArray(value['volunteers']) && Array.isArray(value['requests'])

const isNature = (value: unknown): value is Nature =>
  isRecord(value) && isFunction(value['chance']) && isFunction(value['delay'])

/** A world of ours by name, or of a file. */
export const worldOf = async (name: string): Promise<WorldModule> => {
  if (name === 'normal' || name === 'scarce') return worlds[name]
  const make = await fromFile('--world', name)
  return (seed) => {
    const made = make(seed)
    if (!isWorld(made)) throw new BadArgument(`--world: ${name} makes no { volunteers, requests }`)
    return { ...made, name: made.name ?? name }
  }
}

/** A nature of ours by name, or of a file. */
export const natureOf = async (name: string): Promise<NatureModule> => {
  if (name === 'logistic' || name === 'classes' || name === 'busy') return natures[name]
  const make = await fromFile('--acceptance', name)
  return (seed, luck) => {
    const made = make(seed, luck)
    if (!isNature(made)) throw new BadArgument(`--acceptance: ${name} makes no { chance, delay }`)
    return { ...made, saysNo: made.saysNo ?? 0.6, withdraws: made.withdraws ?? 0, noShows: made.noShows ?? 0 }
  }
}
