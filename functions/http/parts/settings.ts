import { staffSettings } from '../pages/staff-settings.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [staffSettings]
