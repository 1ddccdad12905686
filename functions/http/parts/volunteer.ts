import { offerPages } from '../pages/offers.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [offerPages]
