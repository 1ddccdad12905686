import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { servicesOf } from '#shared/records/services-of.ts'
import { ServicesPage } from './services-list.tsx'
import { volunteerOf } from './volunteer-of.ts'

/** 服务: what one volunteer accepted. */
export const servicePages: PageModule = ({ get }) => {
  get('/services', 'placement.withdraw', async (c) => {
    const context = c.get('context')
    const cursor = c.req.query('cursor')
    const { items, cursor: more } = await servicesOf(context, {
      volunteerId: volunteerOf(c),
      ...(cursor === undefined ? {} : { cursor }),
    })
    const page = (
      <ServicesPage
        services={items}
        now={context.clock()}
        accepted={c.req.query('done') === 'accepted'}
        next={more === undefined ? undefined : `/services?cursor=${encodeURIComponent(more)}`}
        first={cursor === undefined}
      />
    )
    return c.html(show(viewOf(c), page))
  })
}
