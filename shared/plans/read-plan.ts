import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { type Plan, planOf } from './plan.ts'
import { type PlanScope, permittedScope } from './scope.ts'

/** The last plan of a scope, for its staff; none where nothing was planned yet. */
export const readPlan = async (
  context: Context,
  input: { scope: string },
): Promise<{ scope: PlanScope; plan: Loaded<Plan> | undefined }> => {
  const scope = await permittedScope(context, 'plan.read', input.scope)
  return { scope, plan: await planOf(context.table, scope.name) }
}
