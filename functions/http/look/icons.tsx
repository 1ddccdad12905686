import { raw } from 'hono/html'
import { shapes } from './icon-shapes.ts'

/** Every icon there is. A new one is a line in `shapes`, copied from Lucide. */
export type IconName = keyof typeof shapes

/**
 * An icon beside its word; never alone, so it is hidden from screen readers. Drawn in place rather than from a sprite:
 * it needs no second request and works in a fragment that htmx swaps in; repeated shapes cost next to nothing in gzip.
 */
export const Icon = ({ name, class: more }: { name: IconName; class?: string | undefined }) => (
  <svg class={more ? `ico ${more}` : 'ico'} viewBox="0 0 24 24" data-icon={name} aria-hidden="true">
    {raw(shapes[name])}
  </svg>
)
