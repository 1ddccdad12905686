import { momentText } from '#functions/http/look/format.ts'
import { Page } from '#functions/http/look/layout.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { show, T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { readHead, type SealHead } from '#shared/audit/seal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { signInRule } from '#shared/people/challenge.ts'
import { contactDays } from '#shared/placements/contact.ts'
import { keptFor, minute } from './kept.ts'
import { Schedule } from './privacy-schedule.tsx'

const privacy: readonly Text[] = [
  {
    zh: '姓名和手机号加密存放。匹配只用代号，不看姓名，也不用健康资料。',
    en: 'Names and numbers are stored encrypted. Matching works on pseudonyms, without names or health data.',
  },
  {
    zh: '需求板上只有县区，没有地址、单位和联系人。',
    en: 'The board of needs shows a district, no address, body or contact.',
  },
  {
    zh: `双方达成协议后才互相看得到姓名、电话和详细地址；服务结束 ${contactDays} 天后又关上。谁看过，有记录。`,
    en: `Names, numbers and the exact address open to both sides once they agreed, and close ${contactDays} days after the service. Who looked is kept.`,
  },
  {
    zh: '签到只用对方出示的码，不定位，不记轨迹。',
    en: 'Check-in uses a code the other side shows: no location, no tracks.',
  },
  {
    zh: '工作人员看匹配结果，看到的是姓和代号；核实需求时能看联系电话，也留记录。',
    en: 'Staff who read a match see surnames and pseudonyms; the number of a contact only to verify a need, and that is kept.',
  },
  {
    zh: `登录用短信验证码，${signInRule.codeMinutes} 分钟有效，没有密码。`,
    en: `You sign in by a code to your phone, good for ${signInRule.codeMinutes} minutes; there is no password.`,
  },
]

const List = ({ texts }: { texts: readonly Text[] }) => (
  <ul class="list-disc pl-5 grid gap-1">
    {texts.map((text) => (
      <li>
        <T {...text} />
      </li>
    ))}
  </ul>
)

/** Public, so that nobody can make the chain anew unseen: whoever wrote an earlier one down can compare it. */
const Anchor = ({ head }: { head: SealHead | undefined }) => {
  const language = useLanguage()
  return head === undefined || head.number === 0 ? null : (
    <p class="mt-3 text-soft break-all">
      <T
        zh={`谁看过、改过资料的记录每小时封存一次。最新封存（第 ${head.number} 个，到 ${momentText(head.next, language)}）：`}
        en={`The record of who read or changed data is sealed every hour. Newest seal (number ${head.number}, up to ${momentText(head.next, language)}): `}
      />
      <span class="font-mono">{head.hash}</span>
    </p>
  )
}

const AboutPage = ({ head }: { head: SealHead | undefined }) => {
  const say = useSay()
  const title = say({ zh: '隐私、意见、无障碍', en: 'Privacy, opinions, accessibility' })
  return (
    <Page title={title} width="reading">
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        <Sheet id="privacy" title={say({ zh: '隐私与个人信息', en: 'Privacy' })}>
          <List texts={privacy} />
          <p class="mt-3">
            <T
              zh="看、带走、更正、删除自己的资料，撤回同意，关掉个性化推荐："
              en="To see, take along, correct or delete your data, to withdraw a consent or turn personal recommendation off: "
            />
            <a class="a" href="/me/privacy">
              <T zh="我的隐私。" en="My privacy. " />
            </a>
            <a class="a" href="/how-matching-works">
              <T zh="匹配的规则全部公开。" en="All rules of matching are public." />
            </a>
          </p>
          <Anchor head={head} />
        </Sheet>
        <Schedule />
        <Sheet id="feedback" title={say({ zh: '意见建议', en: 'Opinions' })}>
          <p>
            <T
              zh="对服务、对这个网站有意见，请找所在县区科协，或在服务结束后的评价里写。志愿者不收任何费用；有人借此收钱、推销，请马上告诉科协。"
              en="Tell the association of your district, or write it in the rating after a service. Volunteers take no payment: if anybody asks for money or sells things, tell the association at once."
            />
          </p>
        </Sheet>
        <Sheet id="accessibility" title={say({ zh: '无障碍说明', en: 'Accessibility' })}>
          <List
            texts={[
              {
                zh: '不开脚本也能用；只用键盘也能用；放大到 400% 不用左右拖。',
                en: 'Works without scripts, by keyboard alone, and at 400 % without sideways scrolling.',
              },
              {
                zh: '颜色不单独表示意思；图都有文字说明；跟随系统的深色和减少动画设置。',
                en: 'Colour never stands alone; every chart has words; dark mode and reduced motion follow your system.',
              },
              {
                zh: '对方没有智能手机：科协可以打印签到码。',
                en: 'A requester without a smartphone: the association can print the codes.',
              },
            ]}
          />
        </Sheet>
      </div>
    </Page>
  )
}

/** Anybody may look as often as they like: the table is asked once a minute. */
const newestSeal = keptFor(minute, (context) => readHead(context.table))

/** What people are owed to know about their data, where opinions go, and how the pages can be used. */
export const aboutPages: PageModule = ({ get }) => {
  get('/about', 'public', async (c) => {
    const head = await newestSeal(c.get('context'))
    return c.html(show(viewOf(c), <AboutPage head={head} />))
  })
}
