import { T } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'

const beats: readonly { name: Text; text: Text }[] = [
  {
    name: { zh: '点单', en: 'Order' },
    text: { zh: '用大白话说难题，选个时间。', en: 'Tell the problem in plain words and choose a time.' },
  },
  {
    name: { zh: '派单', en: 'Dispatch' },
    text: {
      zh: '系统找懂行、有空、离得近的人，先问几位。',
      en: 'People who know, are free and near are found; a few are asked.',
    },
  },
  {
    name: { zh: '接单', en: 'Accept' },
    text: { zh: '志愿者自己决定。谢绝没有任何影响。', en: 'Volunteers decide freely. A no has no effect at all.' },
  },
  {
    name: { zh: '评单', en: 'Rate' },
    text: {
      zh: '双方确认时长，互相评价，发证明。',
      en: 'Both confirm the hours, rate each other; certificates follow.',
    },
  },
]

/** How it goes, in four steps. */
export const Steps = () => (
  <section class="mt-8 md:mt-12" aria-labelledby="steps">
    <h2 id="steps" class="text-2xl mb-3">
      <T zh="四步办成" en="Four steps" />
    </h2>
    <ol class="sheet grid md:grid-cols-4 divide-y md:divide-y-0 md:divide-x divide-line">
      {beats.map(({ name, text }, at) => (
        <li class="p-4 md:p-5 flex md:block gap-4">
          <span class="grid place-items-center w-8 h-8 rounded-full bg-[var(--t-going)] text-[var(--t-going-ink)] font-bold shrink-0">
            {at + 1}
          </span>
          <span class="md:mt-2 block">
            <b class="text-lg block">
              <T {...name} />
            </b>
            <span class="text-soft text-[.9375rem]">
              <T {...text} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  </section>
)
