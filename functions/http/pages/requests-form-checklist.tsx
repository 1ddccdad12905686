import { Icon } from '#functions/http/look/icons.tsx'
import { T } from '#functions/http/look/view.tsx'

/** What staff look at, beside the form. */
export const FormChecklist = () => (
  <aside class="sheet p-4 text-[.9375rem] lg:sticky lg:top-6" aria-labelledby="checklist">
    <h2 id="checklist" class="sheet-title !text-base">
      <T zh="核实时看这几样" en="What is checked" />
    </h2>
    <ul class="grid gap-1.5 mt-2 text-soft">
      {[
        { zh: '单位真实，能联系上', en: 'The body is real and can be reached' },
        { zh: '免费公益，不替人盈利', en: 'Free and for public benefit, not for profit' },
        { zh: '危险说清楚了', en: 'Dangers are told' },
        { zh: '时间、人数合得上', en: 'Times and numbers fit' },
      ].map((one) => (
        <li class="flex gap-2">
          <Icon name="check" class="mt-1 text-primary" />
          <span>
            <T {...one} />
          </span>
        </li>
      ))}
    </ul>
    <p class="hint mt-3">
      <T
        zh="开放以后，系统按专长、空闲和路程一批批邀请，每个人都可以谢绝。"
        en="Once open, people are invited in small groups by skill, free time and distance; everybody may decline."
      />
    </p>
  </aside>
)
