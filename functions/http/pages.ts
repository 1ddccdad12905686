import type { PageModule } from './routes.ts'

/** Every file of pages, each with its own routes; `pages/` holds them, one for each noun. */
export const pageModules: readonly PageModule[] = []
