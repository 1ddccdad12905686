import { proofPages } from '../pages/proofs.tsx'
import { ratingPages } from '../pages/ratings.tsx'
import { requestPages } from '../pages/requests.tsx'
import { requestAgreementPages } from '../pages/requests-agreements.tsx'
import { sessionPages } from '../pages/session.tsx'
import type { PageModule } from '../routes.ts'

export const modules: readonly PageModule[] = [
  proofPages,
  requestPages,
  requestAgreementPages,
  sessionPages,
  ratingPages,
]
