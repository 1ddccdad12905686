import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type * as z from 'zod'
import { plan } from '#shared/matching/plan/plan.ts'
import { PlanProblem } from '#shared/matching/plan/problem.ts'

// One planning problem from a file (plain or gzip) or standard input; its plan, and nothing else, to standard output.

const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

const read = (): string => {
  const bytes = readFileSync(process.argv[2] ?? 0)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step}]` : `${name}.${String(step)}`), '$')

const problem = PlanProblem.safeParse(parsed(read()))
if (!problem.success) {
  const issues: readonly z.core.$ZodIssue[] = problem.error.issues
  refuse(
    issues
      .slice(0, 20)
      .map(({ path, message }) => `${nameOf(path)}: ${message}`)
      .join('\n'),
  )
} else {
  const started = performance.now()
  const { edges, value, upperBound } = plan(problem.data)
  const elapsedMs = Math.round((performance.now() - started) * 10) / 10
  process.stdout.write(`${JSON.stringify({ edges, value, upperBound, elapsedMs })}\n`)
}
