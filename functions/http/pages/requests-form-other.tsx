import { Choice } from '#functions/http/look/choices.tsx'
import { SelectField } from '#functions/http/look/fields.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { TypedRequest } from './requests-typed.ts'

/** What most needs do without. */
export const OtherFields = (props: { typed: TypedRequest; organizations: readonly { id: string; name: Text }[] }) => {
  const say = useSay()
  const { typed, organizations } = props
  const any = typed.confidential || typed.signatureAsked || typed.emergency || typed.directedTo.length > 0
  return (
    <More
      title={say({ zh: '保密、签协议、紧急、指定队伍', en: 'Secrecy, signatures, emergency, chosen teams' })}
      open={any}
    >
      <div class="grid gap-2 pb-3">
        <Choice
          name="confidential"
          checked={typed.confidential}
          hint={say({
            zh: '协议里加上保密和知识产权的约定，三方签字。',
            en: 'Terms on secrecy and intellectual property join the agreement, and all three sign.',
          })}
        >
          <T zh="会接触到商业或技术秘密" en="Business or technical secrets are touched" />
        </Choice>
        <Choice
          name="signatureAsked"
          checked={typed.signatureAsked}
          hint={say({
            zh: '不勾时，一般的服务接单就算同意标准条款（第十二条）。',
            en: 'Otherwise accepting is enough to agree to the standard terms (Art. 12).',
          })}
        >
          <T zh="我们希望三方签协议" en="We want the agreement signed by all three" />
        </Choice>
        <Choice
          name="emergency"
          checked={typed.emergency}
          hint={say({
            zh: '由科协直接处理，不放到需求墙上。人身危险请先打 119、120。',
            en: 'The association takes over; it is not put on the board. If lives are at risk call 119 or 120 first.',
          })}
        >
          <T zh="紧急，等不到四小时后" en="An emergency that cannot wait four hours" />
        </Choice>
        {organizations.length > 0 && (
          <SelectField
            name="directedTo"
            label={say({ zh: '只请这支队伍', en: 'Ask only this team' })}
            hint={say({
              zh: '不选就面向所有人，找得快些。',
              en: 'Left open, everybody may be asked, which is quicker.',
            })}
            options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
            empty={say({ zh: '不指定', en: 'Nobody in particular' })}
            value={typed.directedTo[0]}
          />
        )}
      </div>
    </More>
  )
}
