import { Icon } from '#functions/http/look/icons.tsx'
import { T } from '#functions/http/look/view.tsx'
import { Door } from './door.tsx'

/** Where the two doors lead: to the act, or first to a role for it. */
export interface HomeDoors {
  ask: string
  help: string
}

/** The ways in: to ask, to help, and to the workbench. */
export const Doors = ({ doors }: { doors: HomeDoors }) => (
  <div class="grid gap-3 mt-5 md:grid-cols-2">
    <Door
      main
      href={doors.ask}
      icon="message-square-text"
      title={{ zh: '我要求助', en: 'I need help' }}
      text={{ zh: '说说难在哪，几分钟写完', en: 'Say what is hard; a few minutes' }}
    />
    <Door
      href={doors.help}
      icon="hand-helping"
      title={{ zh: '我要服务', en: 'I want to help' }}
      text={{ zh: '填好专长和空闲，合适才问您', en: 'Say what you can and when; asked only if it suits' }}
    />
    <a class="sheet flex items-center gap-4 px-4 py-3 md:col-span-2 hover:bg-[var(--t-quiet)]" href="/staff">
      <Icon name="landmark" class="text-soft" />
      <span>
        <b>
          <T zh="工作人员" en="Staff" />
        </b>
        <span class="text-soft text-[.9375rem] ml-3">
          <T zh="各级科协、志愿服务组织" en="associations and organizations" />
        </span>
      </span>
      <Icon name="chevron-right" class="ml-auto text-soft" />
    </a>
  </div>
)
