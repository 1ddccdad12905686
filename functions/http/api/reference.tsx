import { Page } from '../look/layout.tsx'
import { show, T, useSay } from '../look/view.tsx'
import { statusOf, titles } from '../problem.ts'
import type { PageModule } from '../routes.ts'
import { viewOf } from '../view-of.ts'
import { api } from './api.ts'
import { documentOf } from './document.ts'
import { apiRoot } from './root.ts'
import { type ApiRoute, type Tag, tags } from './route.ts'

const tagNames: readonly Tag[] = [
  'session',
  'requests',
  'matches',
  'plans',
  'offers',
  'placements',
  'agreements',
  'attendance',
  'records',
  'volunteers',
  'onBehalf',
  'staff',
  'lists',
]

const Code = ({ value }: { value: unknown }) => (
  <pre class="overflow-x-auto text-sm mt-1" tabindex={0}>
    <code>{JSON.stringify(value, null, 2)}</code>
  </pre>
)

const CallEntry = ({ name, one, operation }: { name: string; one: ApiRoute; operation: unknown }) => {
  const say = useSay()
  return (
    <section class="mt-5" id={name}>
      <h3 class="font-bold">{say(one.summary)}</h3>
      <p class="font-mono text-sm mt-1">
        <b>{one.method.toUpperCase()}</b> {apiRoot}
        {one.path}
      </p>
      <p class="text-sm text-soft">
        <T zh="名称：" en="Name: " />
        <code>{name}</code> · <T zh="权限：" en="admits: " />
        <code>{one.admits}</code>
      </p>
      <details>
        <summary class="tap">
          <T zh="输入与输出" en="Input and output" />
        </summary>
        <Code value={operation} />
      </details>
    </section>
  )
}

const Reference = ({ document }: { document: ReturnType<typeof documentOf> }) => {
  const say = useSay()
  const calls: [string, ApiRoute][] = Object.entries(api)
  return (
    <Page title={say({ zh: '接口说明', en: 'API reference' })}>
      <h1 class="text-2xl font-bold">
        <T zh="接口说明" en="API reference" />
      </h1>
      <p class="mt-2">{document.info.description}</p>
      <p class="mt-2">
        <a class="a" href={`${apiRoot}/openapi.json`}>
          <T zh="OpenAPI 3.1 文档" en="OpenAPI 3.1 document" />
        </a>
      </p>
      {tagNames.map((tag) => {
        const own = calls.filter(([, one]) => one.tag === tag)
        return own.length === 0 ? null : (
          <section class="mt-8">
            <h2 class="text-xl font-bold">{say(tags[tag])}</h2>
            {own.map(([name, one]) => (
              <CallEntry name={name} one={one} operation={document.paths[one.path]?.[one.method]} />
            ))}
          </section>
        )
      })}
      <section class="mt-8">
        <h2 class="text-xl font-bold">
          <T zh="说“不”的方式（RFC 9457）" en="How it says no (RFC 9457)" />
        </h2>
        <ul class="mt-2 grid gap-1">
          {codes.map((code) => (
            <li id={`problem-${code}`}>
              <code>{statusOf(code)}</code> <code>{code}</code> {say(titles[code])}
            </li>
          ))}
        </ul>
        <Code value={document.components.schemas.Problem} />
      </section>
    </Page>
  )
}

const codes = ['invalid', 'signedOut', 'forbidden', 'notFound', 'conflict', 'state', 'full', 'tooMany', 'busy'] as const

/** The document for programs, and the same for people; both made from the declared calls. */
export const referenceRoutes: PageModule = ({ get }, { embedded }) => {
  get(`${apiRoot}/openapi.json`, 'public', (c) =>
    c.json(documentOf(api, c.get('language'), embedded), 200, {
      'cache-control': 'public, max-age=300',
      vary: 'cookie, accept-language',
    }),
  )
  get(`${apiRoot}/reference`, 'public', (c) =>
    c.html(show(viewOf(c), <Reference document={documentOf(api, c.get('language'), embedded)} />)),
  )
}
