import { show } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { doorFor, viewOf } from '#functions/http/view-of.ts'
import { publicFigures } from '#shared/dashboard/public-figures.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { samplePeople } from '#shared/people/sample-people.ts'
import { districts } from '#shared/places/district.ts'
import { readBoard } from '#shared/requests/read-board.ts'
import { publicStories } from '#shared/stories/read-stories.ts'
import { HomePage } from './home-page.tsx'
import { keptFor, minute } from './kept.ts'

const onHome = 6
const storiesOnHome = 3
const codes = [cityCode, ...districts.map(({ code }) => code)]

const figures = keptFor(minute, (context) => publicFigures(context))
const board = keptFor(minute, (context) => readBoard(context, { districtCodes: codes, limit: onHome * 2 }))

/** The front door. */
export const homePages: PageModule = ({ get }, { embedded }) => {
  get('/', 'public', async (c) => {
    const context = c.get('context')
    const [numbers, { lines }, samples, told] = await Promise.all([
      figures(context),
      board(context),
      embedded ? samplePeople(context) : [],
      // Read each time: a withdrawn consent takes a story off at once.
      publicStories(context, { limit: storiesOnHome }),
    ])
    const { actor } = context
    const led = (path: string): string => (actor.kind === 'person' && doorFor(actor.roles, path)) || path
    const doors = { ask: led('/requests/new'), help: led('/profile') }
    const page = (
      <HomePage figures={numbers} lines={lines.slice(0, onHome)} samples={samples} doors={doors} told={told} />
    )
    return c.html(show(viewOf(c), page))
  })
}
