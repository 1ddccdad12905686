import { LinkButton } from './buttons.tsx'
import { MaskedName } from './masked-name.tsx'
import { Notice } from './notice.tsx'
import { Filters, Pagination } from './pagination.tsx'
import { Empty, Facts, More, Pairs, Sheet } from './sheets.tsx'
import { T, useSay } from './view.tsx'

const Notices = () => {
  const say = useSay()
  return (
    <Sheet id="notices" title={say({ zh: '提示', en: 'Notices' })}>
      <div class="grid gap-3">
        <Notice tone="good" live>
          <b>
            <T zh="接单了。" en="Accepted. " />
          </b>
          <T zh="9月19日 14:00 见，已加进您的日历。" en="See you on 19 Sep at 14:00; it is in your calendar." />
        </Notice>
        <Notice tone="info">
          <T zh="协议改了一处，请再签一次。" en="One point of the agreement changed; please sign again." />
        </Notice>
        <Notice tone="warm" icon="shield-alert">
          <T zh="保险还没生效，暂时不能接单。" en="The insurance is not in force yet; accepting must wait." />
        </Notice>
        <Notice tone="bad">
          <T
            zh="这个名额刚被别人接了。还有 2 个相近的可以看。"
            en="Somebody just took this seat. Two similar ones are open."
          />
        </Notice>
        <Notice tone="going">
          <T zh="周六下午有 12 位合适的志愿者。" en="Saturday afternoon suits 12 volunteers." />
        </Notice>
        <Notice icon="lock">
          <T zh="为保护个人信息，这里不显示全名。" en="Full names are not shown here, to protect them." />
        </Notice>
      </div>
    </Sheet>
  )
}

const FactsAndPairs = () => {
  const say = useSay()
  return (
    <div class="grid gap-5">
      <Facts
        label={say({ zh: '这是什么事', en: 'What this is' })}
        facts={[
          {
            icon: 'calendar-clock',
            title: say({ zh: '9月19日 周六 14:00–17:00', en: 'Sat 19 Sep 14:00–17:00' }),
            text: <T zh="和您上一场隔 2 小时半，来得及。" en="Two and a half hours after your last one." />,
          },
          {
            icon: 'map-pin',
            title: say({ zh: '柳南区河西街道', en: 'Hexi, Liunan' }),
            text: <T zh="离您约 8 公里。" en="About 8 km from you." />,
          },
          { icon: 'hard-hat', title: say({ zh: '备有面罩、手套和安全帽', en: 'Mask, gloves and helmet provided' }) },
        ]}
      />
      <Sheet id="pairs" title={say({ zh: '名和值', en: 'Names and values' })}>
        <Pairs
          pairs={[
            { name: say({ zh: '给服务对象', en: 'To requesters' }), value: <MaskedName to="requester" surname="韦" /> },
            {
              name: say({ zh: '接单之前', en: 'Before accepting' }),
              value: <MaskedName to="requester" trade={{ zh: '焊接工程师', en: 'welding engineer' }} />,
            },
            {
              name: say({ zh: '给工作人员', en: 'To staff' }),
              value: <MaskedName to="staff" surname="韦" pseudonym="V-7F3A" />,
            },
            {
              name: say({ zh: '给查验人', en: 'To checkers' }),
              value: <MaskedName to="public" surname="韦" lastFour="0018" />,
            },
          ]}
        />
        <More title={say({ zh: '它凭什么可信', en: 'Why it can be trusted' })} icon="lightbulb">
          <p class="text-soft pb-3">
            <T zh="每条时长都由双方各自确认。" en="Each hour was confirmed by both sides." />
          </p>
        </More>
      </Sheet>
    </div>
  )
}

/** Parts made of words: notices, facts, lists' ends, empty places. */
export const Words = () => {
  const say = useSay()
  return (
    <>
      <Notices />
      <FactsAndPairs />
      <Sheet id="empty" title={say({ zh: '空', en: 'Empty' })}>
        <Empty
          title={say({ zh: '还没有合适的邀请', en: 'No fitting invitation yet' })}
          text={
            <T
              zh="周六最缺人。多开一个下午，约多 3 个机会。"
              en="Saturdays lack people most. One more afternoon brings about 3 more."
            />
          }
          action={
            <LinkButton look="line" href="/calendar">
              <T zh="去改空闲时间" en="Change free times" />
            </LinkButton>
          }
        />
      </Sheet>
      <Sheet id="pages" title={say({ zh: '翻页和筛选', en: 'Pages and filters' })}>
        <Pagination page={2} of={5} previous="?page=1" next="?page=3" />
        <Filters
          label={say({ zh: '按服务对象看', en: 'By kind of requester' })}
          filters={[
            { text: say({ zh: '全部', en: 'All' }), href: '#pages', current: true },
            { text: say({ zh: '社区', en: 'Community' }), href: '#pages' },
            { text: say({ zh: '乡村', en: 'Village' }), href: '#pages' },
          ]}
        />
      </Sheet>
    </>
  )
}
