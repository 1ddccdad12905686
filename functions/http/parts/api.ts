import { apiRoutes } from '../api/mount.ts'
import { referenceRoutes } from '../api/reference.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [referenceRoutes, apiRoutes]
