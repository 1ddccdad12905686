import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = []
