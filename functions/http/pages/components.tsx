import { Gallery } from '#functions/http/look/gallery.tsx'
import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'

/** Every part the pages are made of, for whoever builds one. */
export const componentPages: PageModule = ({ get }) => {
  get('/components', 'public', (c) => c.html(show(viewOf(c), <Gallery />)))
}
