import { Button, LinkButton, TextLink } from './buttons.tsx'
import { Charts } from './gallery-charts.tsx'
import { Course } from './gallery-course.tsx'
import { Figures } from './gallery-figures.tsx'
import { Forms } from './gallery-forms.tsx'
import { States } from './gallery-states.tsx'
import { Words } from './gallery-words.tsx'
import { Page } from './layout.tsx'
import { Sheet } from './sheets.tsx'
import { T, useSay } from './view.tsx'

/** Words that show the type; sizes are the class names of the scale. */
const Type = () => (
  <Sheet id="type" title="Aa 字">
    <p class="text-3xl font-bold">
      <T zh="30 页标题 说说您的难处" en="30 Page title: tell us the problem" />
    </p>
    <p class="text-2xl font-bold">
      <T zh="24 手机页标题" en="24 Page title on phones" />
    </p>
    <p class="text-xl font-bold">
      <T zh="20 节标题" en="20 Section" />
    </p>
    <p class="text-lg font-bold">
      <T zh="18 卡片标题" en="18 Card" />
    </p>
    <p>
      <T zh="16 正文。一行别超过 40 个字，行距 1.7。" en="16 Body. At most some 75 letters a line, 1.7 high." />
    </p>
    <p class="text-sm text-soft">
      <T zh="14 说明、时间、地点" en="14 Notes, times, places" />
    </p>
    <p class="text-xs text-soft">
      <T zh="13 标签和图上的字，不再小" en="13 Tags and words in charts; nothing smaller" />
    </p>
  </Sheet>
)

const Buttons = () => {
  const say = useSay()
  return (
    <Sheet id="buttons" title={say({ zh: '按钮', en: 'Buttons' })}>
      <div class="flex flex-wrap gap-3 items-center">
        <Button look="main">
          <T zh="接单" en="Accept" />
        </Button>
        <Button look="line">
          <T zh="再加一个时段" en="Add a shift" />
        </Button>
        <Button>
          <T zh="谢绝" en="Decline" />
        </Button>
        <Button look="danger">
          <T zh="取消需求" en="Cancel the request" />
        </Button>
        <Button look="ghost">
          <T zh="收起" en="Fold" />
        </Button>
        <Button look="main" size="large">
          <T zh="提交，等核实" en="Send for checking" />
        </Button>
        <Button look="main" size="large" disabled>
          <T zh="提交中…" en="Sending…" />
        </Button>
        <Button look="line" size="small">
          <T zh="问需求方" en="Ask the requester" />
        </Button>
        <Button look="ghost" square icon="trash-2" label={say({ zh: '删除', en: 'Delete' })} />
        <LinkButton href="#buttons" icon="download">
          <T zh="导出" en="Export" />
        </LinkButton>
        <TextLink href="#buttons">
          <T zh="文字链接" en="Text link" />
        </TextLink>
      </div>
    </Sheet>
  )
}

/** Every part in every state, for whoever builds a page: mounted at /components. */
export const Gallery = () => {
  const say = useSay()
  return (
    <Page title={say({ zh: '组件', en: 'Components' })}>
      <h1 class="text-2xl md:text-3xl">
        <T zh="组件" en="Components" />
      </h1>
      <p class="text-soft mb-5">
        <T zh="所有页面只用这些。" en="All pages use these and nothing else." />
      </p>
      <div class="lg:columns-2 gap-5 *:mb-5 *:break-inside-avoid">
        <Type />
        <Buttons />
        <States />
        <Words />
        <Forms />
        <Figures />
        <Charts />
        <Course />
      </div>
    </Page>
  )
}
