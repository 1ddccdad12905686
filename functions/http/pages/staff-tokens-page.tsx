import { Button } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type ApiToken, isUsable, tokenRule } from '#shared/people/api-token.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'

const scopes = {
  read: { zh: '只读', en: 'Read' },
  write: { zh: '读和办理', en: 'Read and act' },
} satisfies Record<ApiToken['scope'], Text>

interface Body {
  id: string
  name: Text
}

const Line = ({ token, of, now }: { token: ApiToken; of: Body | undefined; now: Instant }) => {
  const say = useSay()
  const usable = isUsable(token, now)
  return (
    <li class="py-3 flex flex-wrap gap-3 items-center justify-between">
      <span class="min-w-0">
        <b>{token.name}</b> <Tag tone={usable ? 'going' : 'quiet'}>{say(scopes[token.scope])}</Tag>
        <span class="block text-sm text-soft num">
          {of && say(of.name)}
          <T zh={`，到 ${localDate(token.expiresAt)}`} en={`, until ${localDate(token.expiresAt)}`} />
          {token.revokedAt !== undefined && <T zh="，已停用" en=", revoked" />}
          {token.revokedAt === undefined && !usable && <T zh="，已过期" en=", expired" />}
          {token.usedOn === undefined ? (
            <T zh="，没用过" en=", never used" />
          ) : (
            <T zh={`，最近用于 ${token.usedOn}`} en={`, last used ${token.usedOn}`} />
          )}
        </span>
        <code class="block text-sm text-soft">{token.id}</code>
      </span>
      {usable && (
        <form method="post" action="/staff/tokens/end">
          <input type="hidden" name="token" value={token.hash} />
          <Button look="danger">
            <T zh="停用" en="Revoke" />
            <span class="sr-only">{token.name}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

/** The one time a token is shown. */
const Secret = ({ secret }: { secret: string }) => (
  <Notice tone="good" live>
    <T
      zh="做好了。现在就抄走，这一页关掉后再也看不到："
      en="Made. Copy it now: it cannot be seen again once this page is closed."
    />
    <code class="block mt-2 break-all text-[.9375rem]">{secret}</code>
    <span class="block mt-2 text-sm">
      <T zh="程序这样带上：" en="A program sends it so: " />
      <code>Authorization: Bearer kzt_…</code>
    </span>
  </Notice>
)

/** Tokens of the organizations one works for, and a form for another one. */
export const TokensPage = (props: {
  organizations: readonly Body[]
  tokens: readonly ApiToken[]
  now: Instant
  secret: string | undefined
  done: boolean
  typed: (name: string) => string
  refused: Refusal | undefined
}) => {
  const { organizations, tokens, typed } = props
  const say = useSay()
  const title = say({ zh: '接口令牌', en: 'API tokens' })
  return (
    <StaffPage title={title} at="tokens" problems={props.refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="本组织的程序凭它调用接口，权限不超过您在这个组织的身份；签协议、给权限仍要本人来。每个动作记在令牌的编号下。"
          en="Programs of your organization call the API with it, within your role there; signing and giving rights stay with people. Every act is kept under the token's number."
        />{' '}
        <a class="a" href="/api/v1/reference">
          <T zh="接口说明" en="API reference" />
        </a>
      </p>
      <div class="grid gap-3 mt-4">
        {props.secret !== undefined && <Secret secret={props.secret} />}
        <DoneNotice
          text={props.done ? { zh: '停用了，马上生效。', en: 'Revoked, with immediate effect.' } : undefined}
        />
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <Sheet id="tokens" title={say({ zh: '现有的', en: 'Tokens' })}>
          {tokens.length === 0 ? (
            <Empty
              icon="lock"
              title={say({ zh: '还没有令牌', en: 'No tokens yet' })}
              text={<T zh="有系统要接进来时再做。" en="Make one when a system of yours has to connect." />}
            />
          ) : (
            <ul class="split">
              {tokens.map((token) => (
                <Line token={token} of={organizations.find(({ id }) => id === token.organizationId)} now={props.now} />
              ))}
            </ul>
          )}
        </Sheet>
        <Sheet id="make" title={say({ zh: '做一个', en: 'Make one' })}>
          <form method="post" action="/staff/tokens" class="grid gap-4" novalidate>
            {organizations.length === 1 ? (
              <input type="hidden" name="organizationId" value={organizations[0]?.id} />
            ) : (
              <SelectField
                name="organizationId"
                label={say({ zh: '哪个组织', en: 'Which organization' })}
                value={typed('organizationId')}
                options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
              />
            )}
            <TextField
              name="name"
              label={say({ zh: '名字', en: 'Name' })}
              hint={say({ zh: '写清给哪个系统用', en: 'Say which system it is for' })}
              value={typed('name')}
              maxlength={tokenRule.longestName}
              required
            />
            <ChoiceGroup
              name="scope"
              legend={say({ zh: '能做什么', en: 'What it may do' })}
              one
              columns={1}
              picked={[typed('scope') || 'read']}
              options={[
                {
                  value: 'read',
                  text: say(scopes.read),
                  hint: say({ zh: '只看，不改', en: 'Looks, changes nothing' }),
                },
                {
                  value: 'write',
                  text: say(scopes.write),
                  hint: say({ zh: '也能办您这个身份能办的事', en: 'Also acts as your role may' }),
                },
              ]}
            />
            <TextField
              name="days"
              label={say({ zh: '有效天数', en: 'Days it holds' })}
              hint={say({ zh: `最多 ${tokenRule.mostDays} 天`, en: `At most ${tokenRule.mostDays}` })}
              value={typed('days') || '90'}
              inputmode="numeric"
              required
            />
            <div>
              <Button look="main">
                <T zh="做令牌" en="Make the token" />
              </Button>
            </div>
          </form>
        </Sheet>
      </div>
    </StaffPage>
  )
}
