import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { More, Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type Access, readAccesses } from '#shared/privacy/accesses.ts'
import { askDataChange, changeable } from '#shared/privacy/ask-data-change.ts'
import { type HeldPart, heldAboutMe } from '#shared/privacy/held-about-me.ts'
import { HeldItem } from './me-data-item.tsx'

/** Where people change things by themselves. */
const selfService: Partial<Record<HeldPart['name'], { href: string; text: Text }>> = {
  volunteer: { href: '/profile', text: { zh: '改我的资料', en: 'Change my profile' } },
  calendar: { href: '/calendar', text: { zh: '改空闲时间', en: 'Change when I am free' } },
  signIn: { href: '/me/devices', text: { zh: '看登录的设备', en: 'Where I am signed in' } },
  records: { href: '/records', text: { zh: '看记录、要求更正', en: 'Records and corrections' } },
  consents: { href: '/me/privacy', text: { zh: '改同意事项', en: 'Change what I consent to' } },
}

const Part = ({ part }: { part: HeldPart }) => {
  const say = useSay()
  const own = selfService[part.name]
  return (
    <Sheet id={part.name} title={say(part.what)}>
      <dl class="grid gap-1 text-[.9375rem]">
        {(
          [
            [{ zh: '用来', en: 'For' }, part.why],
            [{ zh: '谁看得到', en: 'Read by' }, part.who],
            [{ zh: '留多久', en: 'Kept' }, part.howLong],
          ] as const
        ).map(([name, value]) => (
          <div class="flex gap-2">
            <dt class="text-soft whitespace-nowrap">{say(name)}</dt>
            <dd>{say(value)}</dd>
          </div>
        ))}
      </dl>
      {part.items.length > 0 ? (
        <More title={say({ zh: `共 ${part.items.length} 条，看内容`, en: `${part.items.length} in all: show` })}>
          <ul class="split pb-2">
            {part.items.map((item) => (
              <li class="py-2">
                <HeldItem item={item} />
              </li>
            ))}
          </ul>
        </More>
      ) : (
        <p class="text-soft mt-2">
          <T zh="没有您的。" en="Nothing of yours." />
        </p>
      )}
      {own && part.items.length > 0 && (
        <p class="mt-2">
          <a class="a" href={own.href}>
            {say(own.text)}
          </a>
        </p>
      )}
    </Sheet>
  )
}

const Accesses = ({ accesses }: { accesses: readonly Access[] }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet
      id="accesses"
      title={say({ zh: '谁看过、改过我的资料', en: 'Who looked at my data or changed it' })}
      hint={
        <T
          zh="只增不改，谁也删不掉；同一人一小时内多次查看记一次。"
          en="Nobody can change it; several looks of one person within an hour are one line."
        />
      }
    >
      {accesses.length === 0 ? (
        <p class="text-soft">
          <T zh="还没有。" en="Nothing yet." />
        </p>
      ) : (
        <ul class="split">
          {accesses.map(({ at, by, what }) => (
            <li class="py-2">
              <span class="num text-soft">{momentText(at, language)}</span>{' '}
              <T zh={`${by.zh}${what.zh}`} en={`${by.en} ${what.en}`} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

interface Shown {
  parts: readonly HeldPart[]
  accesses: readonly Access[]
  asked: boolean
  refused?: Refusal | undefined
}

const DataPage = ({ parts, accesses, asked, refused }: Shown) => {
  const say = useSay()
  const title = say({ zh: '我的全部资料', en: 'Everything held about me' })
  const answer = {
    zh: '已经转给科协，工作人员会和您联系。',
    en: 'The association was told; staff will get in touch.',
  }
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T zh="其他人的姓名和地址不在里面。" en="Names and addresses of other people are left out." />
      </p>
      <div class="grid gap-4 mt-4">
        <DoneNotice text={asked ? answer : undefined} />
        <RefusedNotice refused={refused} />
        <p class="flex flex-wrap gap-3">
          <LinkButton href="/me/data.json" icon="download" look="line">
            <T zh="下载（JSON）" en="Download (JSON)" />
          </LinkButton>
          <LinkButton href="/me/delete">
            <T zh="删除我的资料" en="Delete my data" />
          </LinkButton>
        </p>
        {parts.map((part) => part.name !== 'audit' && <Part part={part} />)}
        <Accesses accesses={accesses} />
        <Sheet id="change" title={say({ zh: '有错，自己改不了', en: 'Something is wrong that I cannot change' })}>
          <form method="post" action="/me/data/change" class="grid gap-3">
            <ChoiceGroup
              one
              name="what"
              legend={say({ zh: '要更正哪一项', en: 'What should be corrected' })}
              options={Object.entries(changeable).map(([value, text]) => ({ value, text: say(text) }))}
            />
            <p>
              <Button look="line">
                <T zh="请科协更正" en="Ask the association" />
              </Button>
            </p>
          </form>
        </Sheet>
      </div>
    </Page>
  )
}

const dataPage = async (c: Call, refused?: Refusal) => {
  const context = c.get('context')
  const [parts, accesses] = await Promise.all([heldAboutMe(context), readAccesses(context)])
  const page = (
    <DataPage parts={parts} accesses={accesses} asked={c.req.query('asked') !== undefined} refused={refused} />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

/** Everything that is held about the reader: to read, to take along, to have corrected. */
export const dataPages: PageModule = ({ get, post }) => {
  get('/me/data', 'signedIn', (c) => dataPage(c))

  get('/me/data.json', 'signedIn', async (c) => {
    const context = c.get('context')
    c.header('content-disposition', 'attachment; filename="kezhi-data.json"')
    return c.json({ madeAt: context.clock(), parts: await heldAboutMe(context) })
  })

  post('/me/data/change', 'signedIn', async (c) => {
    const what = textOf(await readForm(c), 'what')
    const { refused } = await tried(() => askDataChange(c.get('context'), { what }))
    return refused ? dataPage(c, refused) : c.redirect('/me/data?asked=1', 303)
  })
}
