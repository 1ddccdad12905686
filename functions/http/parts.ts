import type { PageModule } from './routes.ts'

/**
 * The site in parts. A part is loaded at its first request, so that a cold start reads one of them and not all. Each lists
 * its files of pages; `under` are the beginnings of the addresses it answers, and the public part answers the rest.
 */
export const parts = {
  api: { under: ['/api/'], load: () => import('./parts/api.ts') },
  register: { under: ['/staff/register-import', '/invited'], load: () => import('./parts/register.ts') },
  plan: { under: ['/staff/plan'], load: () => import('./parts/plan.ts') },
  settings: { under: ['/staff/settings'], load: () => import('./parts/settings.ts') },
  staff: { under: ['/staff'], load: () => import('./parts/staff.ts') },
  requester: { under: ['/requests'], load: () => import('./parts/requester.ts') },
  volunteer: {
    under: ['/offers', '/calendar', '/services', '/placements', '/records', '/profile', '/uploads'],
    load: () => import('./parts/volunteer.ts'),
  },
  privacy: {
    under: ['/me/privacy', '/me/data', '/me/data.json', '/me/on-behalf', '/me/delete', '/me/deleted'],
    load: () => import('./parts/privacy.ts'),
  },
  join: { under: ['/join'], load: () => import('./parts/join.ts') },
  public: { under: [], load: () => import('./parts/public.ts') },
} satisfies Record<string, { under: readonly string[]; load: () => Promise<{ modules: readonly PageModule[] }> }>
export type Part = keyof typeof parts

const beginnings = Object.entries(parts).flatMap(([name, { under }]) => under.map((prefix) => ({ name, prefix })))

const isPart = (name: string): name is Part => name in parts

/** Which part answers a path. `/offers` answers `/offers` and `/offers/…`, but not `/offering`. */
export const partOf = (path: string): Part => {
  const found = beginnings.find(({ prefix }) =>
    prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix || path.startsWith(`${prefix}/`),
  )?.name
  return found !== undefined && isPart(found) ? found : 'public'
}

/** Every file of pages of every part. */
export const allModules = async (): Promise<PageModule[]> =>
  (await Promise.all(Object.values(parts).map(({ load }) => load()))).flatMap(({ modules }) => modules)
