import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { Empty } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { type BoardFilter, type BoardLine, readBoard } from '#shared/requests/read-board.ts'
import { readOpenNeed } from '#shared/requests/read-open-need.ts'
import { Destination, ScopeItem } from '#shared/requests/service-request.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { BoardCard } from './board-card.tsx'
import { type BoardChoice, DestinationFilters } from './board-destinations.tsx'
import { NeedPage, seatOf } from './board-need.tsx'
import { itemOptions, items } from './item-text.ts'
import { keptFor, minute } from './kept.ts'
import { districtText } from './staff-scope.ts'
import { volunteerOf } from './volunteer-of.ts'

const codes = [cityCode, ...districts.map(({ code }) => code)]
const shown = 60

const choiceOf = (query: (name: string) => string | undefined): BoardChoice => ({
  to: [...Destination.options, 'online'].find((one) => one === query('to')) ?? '',
  item: items.map(String).find((one) => one === query('item')) ?? '',
  district: codes.find((one) => one === query('district')) ?? '',
})

const filterOf = ({ to, item }: BoardChoice): BoardFilter => {
  const destination = Destination.safeParse(to)
  const scopeItem = ScopeItem.safeParse(Number(item))
  return {
    ...(to === 'online' ? { online: true } : {}),
    ...(destination.success ? { destination: destination.data } : {}),
    ...(scopeItem.success ? { scopeItem: scopeItem.data } : {}),
  }
}

const board = keptFor(minute, (context, what) => {
  const choice = choiceOf((name) => new URLSearchParams(what).get(name) ?? undefined)
  return readBoard(context, {
    districtCodes: choice.district === '' ? codes : [choice.district],
    filter: filterOf(choice),
    limit: shown,
  })
})

const BoardPage = ({ lines, more, choice }: { lines: readonly BoardLine[]; more: boolean; choice: BoardChoice }) => {
  const say = useSay()
  const language = useLanguage()
  const title = say({ zh: '正在等人的需求', en: 'Requests looking for people' })
  return (
    <Page title={title}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="看中哪个不用抢：登录，填好专长和空闲，合适就会问到您，接不接都行。"
          en="No need to be first: sign in, say what you can do and when, and you are asked if it suits. It is always up to you."
        />
      </p>
      <DestinationFilters choice={choice} />
      <form method="get" action="/board" class="grid grid-cols-2 md:flex gap-3 items-end mb-4">
        <input type="hidden" name="to" value={choice.to} />
        <SelectField
          name="district"
          label={say({ zh: '哪里', en: 'Where' })}
          empty={say({ zh: '全市', en: 'The whole city' })}
          value={choice.district}
          options={districts.map(({ code }) => ({ value: code, text: districtText(code, language) }))}
        />
        <SelectField
          name="item"
          label={say({ zh: '服务范围', en: 'Scope' })}
          empty={say({ zh: '全部', en: 'All' })}
          value={choice.item}
          options={itemOptions(language)}
        />
        <Button look="line">
          <T zh="看" en="Show" />
        </Button>
      </form>
      {lines.length === 0 ? (
        <div class="sheet">
          <Empty
            icon="circle-check"
            title={say({ zh: '这里没有在等人的需求', en: 'Nobody is waiting here' })}
            text={<T zh="换个去向或县区看看。" en="Try another destination or district." />}
            action={
              <LinkButton href="/board">
                <T zh="看全部" en="See all" />
              </LinkButton>
            }
          />
        </div>
      ) : (
        <ul class="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
          {lines.map((line) => (
            <BoardCard line={line} under={1} />
          ))}
        </ul>
      )}
      {more && (
        <div class="mt-4">
          <Notice>
            <T zh="还有更晚的，缩小范围就能看到。" en="There are later ones; narrow the list to see them." />
          </Notice>
        </div>
      )}
    </Page>
  )
}

// Judges people, for which all rules of matching are loaded: looking at the page does without.
const asking = () => import('#shared/offers/ask-for-offer.ts')

const explaining = () => import('#shared/offers/explain-person.ts')

const volunteerIdOf = (c: Call): string | undefined => {
  const { actor } = c.get('context')
  const role = actor.kind === 'person' ? actor.roles.find((one) => one.role === 'volunteer') : undefined
  return role?.role === 'volunteer' ? role.volunteerId : undefined
}

const needPage = async (c: Call, requestId: string, refused?: Refusal) => {
  const context = c.get('context')
  const volunteerId = volunteerIdOf(c)
  const [need, own] = await Promise.all([
    readOpenNeed(context, { requestId }),
    volunteerId === undefined ? undefined : readVolunteer(context, { volunteerId }),
  ])
  const spot = need.spots.find((one) => seatOf(one) === c.req.query('why'))
  const told =
    spot && volunteerId !== undefined
      ? await (await explaining()).explainToMe(context, {
          requestId,
          shiftId: spot.shift.id,
          positionId: spot.position.id,
          volunteerId,
        })
      : undefined
  const page = (
    <NeedPage
      need={need}
      told={spot && told && { seat: seatOf(spot), answers: told.answers }}
      skills={own?.volunteer.skills.map(({ skill }) => skill)}
      signedIn={context.actor.kind === 'person'}
      refused={refused}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** The board of open needs, for anybody, and the way from each to an invitation. */
export const boardPages: PageModule = ({ get, post }) => {
  get('/board', 'public', async (c) => {
    const choice = choiceOf((name) => c.req.query(name))
    const { lines, more } = await board(c.get('context'), new URLSearchParams({ ...choice }).toString())
    return c.html(show(viewOf(c), <BoardPage lines={lines} more={more} choice={choice} />))
  })

  get('/board/:requestId', 'public', (c) => needPage(c, c.req.param('requestId')))

  post('/board/:requestId', 'offer.answer', async (c) => {
    const requestId = c.req.param('requestId')
    const form = await readForm(c)
    const { done, refused } = await tried(async () =>
      (await asking()).askForOffer(c.get('context'), {
        requestId,
        shiftId: textOf(form, 'shiftId'),
        positionId: textOf(form, 'positionId'),
        volunteerId: volunteerOf(c),
      }),
    )
    return refused ? needPage(c, requestId, refused) : c.redirect(`/offers/${requestId}/${done.id}`, 303)
  })
}
