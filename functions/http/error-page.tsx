import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Call } from './edge.ts'
import { LinkButton } from './look/buttons.tsx'
import { Page } from './look/layout.tsx'
import { show, T, useSay } from './look/view.tsx'
import { titles } from './problem.ts'
import { doorFor, viewOf } from './view-of.ts'

/** A "no" on a page of its own: what is wrong, what to do, and a number to quote. */
const ErrorPage = ({ refusal, id, door }: { refusal: Refusal; id: string; door: string | undefined }) => {
  const say = useSay()
  const title = say(titles[refusal.code])
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl font-bold">{title}</h1>
      <p class="mt-3">{say(refusal.text)}</p>
      {refusal.fields.length > 0 && (
        <ul class="mt-3 list-disc pl-5">
          {refusal.fields.map(({ text }) => (
            <li>{say(text)}</li>
          ))}
        </ul>
      )}
      <p class="mt-6 flex flex-wrap gap-3">
        {door && (
          <LinkButton href={door} look="main">
            {door === '/join/volunteer' ? (
              <T zh="登记为志愿者" en="Become a volunteer" />
            ) : (
              <T zh="登记我的单位" en="Register my organization" />
            )}
          </LinkButton>
        )}
        <LinkButton href="/" look="line">
          <T zh="回首页" en="Go to the home page" />
        </LinkButton>
      </p>
      <p class="mt-6 text-sm text-soft">
        <T zh="需要帮忙时，请报这个编号：" en="If you need help, quote this number: " />
        <code>{id}</code>
      </p>
    </Page>
  )
}

/** Somebody whose role opens no such page may be shown the door to the one that does. */
const doorOf = (c: Call, refusal: Refusal): string | undefined => {
  const { actor } = c.get('context')
  return refusal.reason === 'forbidden' && actor.kind === 'person' ? doorFor(actor.roles, c.req.path) : undefined
}

export const errorPage = (c: Call, refusal: Refusal) =>
  show(viewOf(c), <ErrorPage refusal={refusal} id={c.get('requestId')} door={doorOf(c, refusal)} />)
