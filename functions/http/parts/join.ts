import { joinPages } from '../pages/join.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [joinPages]
