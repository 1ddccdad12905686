import { invitedPages } from '../pages/invited.tsx'
import { staffRegister } from '../pages/staff-register.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [staffRegister, invitedPages]
