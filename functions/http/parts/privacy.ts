import { dataPages } from '../pages/me-data.tsx'
import { deletePages } from '../pages/me-delete.tsx'
import { onBehalfPages } from '../pages/me-on-behalf.tsx'
import { privacyPages } from '../pages/me-privacy.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [privacyPages, dataPages, onBehalfPages, deletePages]
