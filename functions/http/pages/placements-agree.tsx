import { Button } from '#functions/http/look/buttons.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { AgreementState, AgreementText } from './agreement-text.tsx'
import { RiskNotice } from './offers-risks.tsx'
import { agreedBefore, Moved, movedSince } from './placements-changes.tsx'
import { Form, type StepProps } from './placements-form.tsx'

/** What changed, and the free choice to come all the same or to leave. */
export const AnswerChange = ({ service }: StepProps) => {
  const say = useSay()
  const language = useLanguage()
  const { request, placement } = service
  const facts = movedSince(agreedBefore(service), request, placement, language)
  return (
    <Sheet
      id="next"
      title={say({ zh: '对方改过，您还来吗？', en: 'Something changed: do you still come?' })}
      hint={
        <T
          zh="没回复前按原来的算。不合适可以退出，没有影响。"
          en="Until you answer the old terms hold. If it no longer suits you, leave; it has no drawback."
        />
      }
    >
      <Form service={service} to="change">
        {facts.length > 0 ? (
          <Moved facts={facts} />
        ) : (
          <p>
            <T
              zh="下面是改过之后的情况，请再看一遍。"
              en="The facts below are the changed ones; please read them again."
            />
          </p>
        )}
        {request.dangerous && <RiskNotice of={request} acknowledge />}
        <div class="grid grid-cols-2 gap-3">
          <a class="btn btn-plain btn-lg" href="#withdraw">
            <T zh="退出" en="Leave" />
          </a>
          <Button look="main" size="large" icon="check">
            <T zh="改了也来" en="I still come" />
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}

/** The agreement with the button that signs the edition shown. */
export const Sign = ({ service }: StepProps) => {
  const say = useSay()
  const { agreement } = service
  if (!agreement) return null
  return (
    <Sheet id="next" title={say({ zh: '服务协议，等您签', en: 'The agreement waits for your signature' })}>
      <AgreementState agreement={agreement} />
      <div class="border-t border-line mt-4 pt-4">
        <AgreementText agreement={agreement} />
      </div>
      <div class="mt-4">
        <Form service={service} to="sign">
          <input type="hidden" name="edition" value={String(agreement.edition)} />
          <Button look="main" size="large" icon="pencil">
            <T zh={`看过，签第 ${agreement.edition} 版`} en={`I have read it: sign edition ${agreement.edition}`} />
          </Button>
        </Form>
      </div>
    </Sheet>
  )
}
