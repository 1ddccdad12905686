import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { isLive, placementLink, placementWord } from '#shared/placements/placement.ts'
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

  // Where the code on the other side's screen leads: to the reader's own service of that shift, the code filled in.
  get('/services/here/:requestId/:shiftId', 'attendance.check', async (c) => {
    const { requestId, shiftId } = c.req.param()
    const { items } = await servicesOf(c.get('context'), { volunteerId: volunteerOf(c) })
    const found = items.find(
      ({ placement }) => placement.requestId === requestId && placement.shiftId === shiftId && isLive(placement.state),
    )
    if (!found) throw notFound(placementWord)
    const code = c.req.query('code') ?? ''
    return c.redirect(`${placementLink(found.placement)}?code=${encodeURIComponent(code)}#next`, 303)
  })
}
