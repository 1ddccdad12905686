import { allCarriedOut } from './carry-out.ts'
import {
  type ConstraintName,
  checkAll,
  constraintNames,
  constraints,
  failures,
  type MatchFacts,
  type Way,
} from './constraints/index.ts'
import type { Remedy } from './constraints/remedy.ts'

/** One change with the rule for whose sake it is named. */
export interface NamedChange {
  rule: ConstraintName
  remedy: Remedy
}

/** What would let one person come to one seat. */
export interface WhatWouldDo {
  /** All of these together, and none less, take every rule out of the way that can be. Empty for somebody who fits. */
  changes: NamedChange[]
  /** Rules nobody can change anything about: while there is one, the changes alone do not do. */
  fixed: ConstraintName[]
  /** For a rule: what would do just as well as the changes named for it. */
  instead: { rule: ConstraintName; way: Way }[]
}

const failing = (facts: MatchFacts): ConstraintName[] =>
  failures(checkAll(facts, { for: 'asking' })).map(({ name }) => name)

/** Pure: what would take a rule out of the way that refuses these facts. */
export const waysFor = (name: ConstraintName, facts: MatchFacts): readonly Way[] => constraints[name].ways(facts)

const remediesOf = (changes: readonly NamedChange[]): Remedy[] => changes.map(({ remedy }) => remedy)

/**
 * Pure: rule by rule in the published order, each on what the changes before it would make of the facts, so that its value
 * is the least that will do; then without what turns out to be needless.
 */
export const whatWouldDo = (facts: MatchFacts): WhatWouldDo => {
  const failed = failing(facts)
  const fixed: ConstraintName[] = []
  let changes: NamedChange[] = []
  let [so, still] = [facts, failed]
  for (const rule of constraintNames) {
    if (!still.includes(rule)) continue
    const [way] = waysFor(rule, so)
    if (way === undefined) {
      fixed.push(rule)
      continue
    }
    changes.push(...way.map((remedy) => ({ rule, remedy })))
    so = allCarriedOut(so, way)
    still = failing(so)
  }
  const does = (some: readonly NamedChange[]): boolean =>
    failing(allCarriedOut(facts, remediesOf(some))).every((rule) => fixed.includes(rule))
  for (const change of [...changes]) {
    const others = changes.filter((one) => one !== change)
    if (does(others)) changes = others
  }
  return { changes, fixed, instead: failed.flatMap((rule) => insteadFor(rule, facts, failed)) }
}

/** Other ways for one rule that bring no other rule up. */
const insteadFor = (
  rule: ConstraintName,
  facts: MatchFacts,
  failed: readonly ConstraintName[],
): WhatWouldDo['instead'] =>
  waysFor(rule, facts)
    .slice(1)
    .filter((way) => failing(allCarriedOut(facts, way)).every((name) => name !== rule && failed.includes(name)))
    .map((way) => ({ rule, way }))
