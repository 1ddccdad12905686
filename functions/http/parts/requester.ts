import { requestPages } from '../pages/requests.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [requestPages]
