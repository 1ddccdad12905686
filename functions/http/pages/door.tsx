import { Icon, type IconName } from '#functions/http/look/icons.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'

/** A large way in, with its picture; `main` is the one that most people look for. */
export const Door = (props: { href: string; icon: IconName; title: Text; text: Text; main?: boolean }) => (
  <a
    class={
      props.main
        ? 'flex items-center gap-4 rounded-box bg-primary text-primary-content p-4 md:p-5 hover:brightness-110'
        : 'sheet flex items-center gap-4 p-4 md:p-5 !border-primary text-primary hover:bg-[var(--t-going)]'
    }
    href={props.href}
  >
    <Icon name={props.icon} class="!w-8 !h-8" />
    <span class="min-w-0">
      <b class="block text-xl">
        <T {...props.title} />
      </b>
      <span class={props.main ? 'block text-[.9375rem]' : 'block text-[.9375rem] text-soft'}>
        <T {...props.text} />
      </span>
    </span>
    <Icon name="chevron-right" class="ml-auto" />
  </a>
)
