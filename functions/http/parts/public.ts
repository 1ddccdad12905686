import { assetRoutes } from '../assets.ts'
import { healthRoutes } from '../health.ts'
import { certificatePages } from '../pages/certificates.tsx'
import type { PageModule } from '../routes.ts'
import { signInRoutes } from '../sign-in.tsx'

export const modules: readonly PageModule[] = [healthRoutes, assetRoutes, signInRoutes, certificatePages]
