import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { T } from '#functions/http/look/view.tsx'
import type { RequestFormProps } from './requests-form.tsx'

/** What stands before the form: what was saved, asked or refused, and whether the body is vouched for. */
export const FormNotices = (props: RequestFormProps) => (
  <>
    {props.saved && (
      <Notice tone="good" live>
        <T zh="存好了。可以先走，随时回来接着写。" en="Saved. You may leave and come back at any time." />
      </Notice>
    )}
    {props.answer && (
      <Notice tone="warm" icon="corner-up-left">
        <b>
          <T zh="科协请您改：" en="The association asks you to change:" />
        </b>
        <span class="block">{props.answer}</span>
      </Notice>
    )}
    <RefusedNotice refused={props.refused} />
    {props.requester.state === 'unvouched' && (
      <Notice tone="info">
        <b>
          <T zh="您的单位还没核实。" en="Your organization has not been vouched for yet. " />
        </b>
        <T
          zh="可以先写、先提交，科协核实单位后才开放找人。"
          en="You may write and submit; people are sought once the association has vouched for you."
        />
      </Notice>
    )}
  </>
)
