import { staffPlan } from '../pages/staff-plan.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [staffPlan]
