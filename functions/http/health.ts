import type { PageModule } from './routes.ts'

/** Says that the function answers. Reads nothing, so that a check every few seconds costs nothing. */
export const healthRoutes: PageModule = ({ get }) => {
  get('/health', 'public', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
}
