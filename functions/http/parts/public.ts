import { assetRoutes } from '../assets.ts'
import { healthRoutes } from '../health.ts'
import { aboutPages } from '../pages/about.tsx'
import { actingEnd } from '../pages/acting-end.ts'
import { boardPages } from '../pages/board.tsx'
import { savedPages } from '../pages/board-saved.tsx'
import { certificatePages } from '../pages/certificates.tsx'
import { componentPages } from '../pages/components.tsx'
import { devicePages } from '../pages/devices.tsx'
import { guardianPages } from '../pages/guardian.tsx'
import { homePages } from '../pages/home.tsx'
import { matchingPages } from '../pages/how-matching-works.tsx'
import { identityPages } from '../pages/identities.tsx'
import { mePages } from '../pages/me.tsx'
import { messagePages } from '../pages/messages.tsx'
import { outboxPages } from '../pages/outbox.tsx'
import type { PageModule } from '../routes.ts'
import { signInRoutes } from '../sign-in.tsx'
import { stepUpRoutes } from '../step-up.tsx'

export const modules: readonly PageModule[] = [
  healthRoutes,
  assetRoutes,
  signInRoutes,
  stepUpRoutes,
  actingEnd,
  certificatePages,
  homePages,
  guardianPages,
  savedPages,
  boardPages,
  matchingPages,
  messagePages,
  mePages,
  devicePages,
  identityPages,
  outboxPages,
  componentPages,
  aboutPages,
]
