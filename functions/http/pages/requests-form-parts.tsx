import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { FieldError, SelectField, TextArea, TextField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { More } from '#functions/http/look/sheets.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { Campaign } from '#shared/campaigns/campaign.ts'
import type { Text } from '#shared/kernel/text.ts'
import { RiskKind, ScopeItem } from '#shared/requests/service-request.ts'
import { audienceWords, destinationWords, riskWords, scopeItemHelp, scopeItemWords } from '#shared/requests/words.ts'
import type { TypedRequest } from './requests-typed.ts'
import { capital } from './requests-words.ts'
import { TownshipField } from './township-field.tsx'

const options = (say: (text: Text) => string, words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text: capital(say(text)) }))

/** On site or online; where. */
export const PlaceFields = ({ typed }: { typed: TypedRequest }) => {
  const say = useSay()
  return (
    <>
      <ChoiceGroup
        name="manner"
        legend={say({ zh: '来现场，还是线上', en: 'On site or online' })}
        hint={say({
          zh: '线上不受路程限制，能找的人多得多。',
          en: 'Online, distance plays no part and many more people can help.',
        })}
        one
        options={[
          { value: 'onSite', text: say({ zh: '来现场', en: 'On site' }) },
          { value: 'online', text: say({ zh: '线上', en: 'Online' }) },
        ]}
        picked={[typed.manner]}
      />
      <div class="grid gap-5 md:grid-cols-2" id="place">
        <TownshipField
          name="place.townshipCode"
          label={say({ zh: '在哪个乡镇、街道', en: 'Township' })}
          hint={say({
            zh: '接单前志愿者只看到这一级。线上不用选。',
            en: 'Volunteers see no more than this before they agree. Not needed online.',
          })}
          value={typed.place.townshipCode}
          open
        />
        <TextField
          name="place.address"
          label={say({ zh: '门牌、厂名、几号车间', en: 'Address' })}
          hint={say({ zh: '双方签协议后才看得到。', en: 'Shown once both sides agreed.' })}
          value={typed.place.address}
        />
      </div>
    </>
  )
}

/** Article 11, 3 and who is served: what kind of service this is. */
export const KindFields = ({ typed, campaigns }: { typed: TypedRequest; campaigns: readonly Campaign[] }) => {
  const say = useSay()
  return (
    <>
      <ChoiceGroup
        name="scopeItem"
        legend={say({ zh: '属于哪一类（第十一条）', en: 'Which kind of service (Art. 11)' })}
        hint={say({
          zh: '类别决定怎么找人：有的先看远近，有的先看本事。拿不准，选最像的，工作人员核实时会改。',
          en: 'The kind decides how people are found: nearest first, or deepest knowledge first. Not sure? Pick the closest; staff will correct it.',
        })}
        one
        options={ScopeItem.options.map(({ value }) => ({
          value: String(value),
          text: <b>{capital(say(scopeItemWords[value] ?? { zh: '', en: '' }))}</b>,
          hint: say(scopeItemHelp[value] ?? { zh: '', en: '' }),
        }))}
        picked={[typed.scopeItem]}
        columns={1}
      />
      {(campaigns.length > 0 || typed.scopeItem === '4') && (
        <SelectField
          name="campaignId"
          label={say({ zh: '属于哪个大型活动', en: 'Which campaign' })}
          hint={say({ zh: '选了“大型活动”才要选。', en: 'Only for campaigns.' })}
          options={campaigns.map(({ id, name }) => ({ value: id, text: say(name) }))}
          empty={
            campaigns.length === 0 ? say({ zh: '现在没有登记的大型活动', en: 'No campaign is registered now' }) : '—'
          }
          value={typed.campaignId}
        />
      )}
      <ChoiceGroup
        name="destination"
        legend={say({ zh: '服务进到哪里（第三条）', en: 'Where the service goes (Art. 3)' })}
        one
        options={options(say, destinationWords)}
        picked={[typed.destination]}
        columns={3}
      />
      <div class="grid gap-5 md:grid-cols-2">
        <SelectField
          name="audience.kind"
          label={say({ zh: '服务谁', en: 'Whom it serves' })}
          options={options(say, audienceWords)}
          empty="—"
          value={typed.audience.kind}
        />
        <TextField
          name="audience.count"
          label={say({ zh: '大约多少人', en: 'About how many' })}
          inputmode="numeric"
          value={typed.audience.count}
        />
      </div>
      <TextArea
        name="conditions"
        label={say({ zh: '现场有什么', en: 'What is there' })}
        hint={say({
          zh: '场地、设备、谁接待、怎么到。志愿者靠这个准备。',
          en: 'Room, equipment, who receives people, how to get there. Volunteers prepare by this.',
        })}
        value={typed.conditions}
        rows={3}
      />
    </>
  )
}

/** Art. 8(4) and (6): dangers are told before anybody decides; "none" is a statement of its own and never preset. */
export const RiskFields = ({ typed }: { typed: TypedRequest }) => {
  const say = useSay()
  const problem = useProblem('risks')
  return (
    <>
      <fieldset class={problem ? 'field wrong' : 'field'} aria-describedby="risks-hint">
        <legend class="legend">
          <T zh="现场有没有这些危险" en="Dangers at the place" />
        </legend>
        <p class="hint" id="risks-hint">
          <T
            zh="如实选，再写一句具体的。志愿者先看到这些，才决定来不来（第八条）。"
            en="Be truthful and add a few words. Volunteers read this before they decide (Art. 8)."
          />
        </p>
        {problem && <FieldError id="risks" text={problem} />}
        <div class="grid gap-2 grid-cols-2 md:grid-cols-3 mt-1 items-start">
          {RiskKind.options.map((kind, at) => (
            <div class="group grid gap-1">
              <Choice
                name="risks"
                value={kind}
                id={at === 0 ? 'risks' : undefined}
                checked={typed.risks.includes(kind)}
              >
                {capital(say(riskWords[kind]))}
              </Choice>
              <TextField
                class="hidden group-has-[:checked]:block"
                name={`riskNotes.${kind}`}
                label={say({ zh: '具体说说', en: 'In a few words' })}
                value={typed.riskNotes[kind] === riskWords[kind].zh ? '' : typed.riskNotes[kind]}
              />
            </div>
          ))}
          <Choice name="risks" value="none" checked={typed.risks.includes('none')}>
            <b>
              <T zh="除日常风险外，没有" en="None beyond everyday ones" />
            </b>
          </Choice>
        </div>
      </fieldset>
      <ChoiceGroup
        name="dangerous"
        legend={say({ zh: '就算小心，也可能伤到人吗', en: 'With all care, may somebody still be hurt' })}
        one
        options={[
          { value: 'yes', text: say({ zh: '可能', en: 'Possibly' }) },
          { value: 'no', text: say({ zh: '不会', en: 'No' }) },
        ]}
        picked={[typed.dangerous]}
      />
      <TextArea
        name="safetyMeasures"
        label={say({ zh: '您准备怎么保护他们', en: 'How you protect them' })}
        hint={say({
          zh: '面罩、断电挂牌、安全员陪同……没有危险可以不写。',
          en: 'Masks, power locked off, a safety officer at hand. Not needed where there is no danger.',
        })}
        value={typed.safetyMeasures}
        rows={3}
      />
      {typed.dangerous === 'yes' && (
        <Notice tone="warm" icon="shield-alert">
          <b>
            <T zh="这次要先买意外险。" en="Accident insurance comes first." />
          </b>
          <span class="block text-[.9375rem]">
            <T
              zh="由志愿服务组织购买，您不用出钱。生效前不确认、不签到。"
              en="The volunteer organization buys it; you pay nothing. Nothing is confirmed before it is in force."
            />
          </span>
        </Notice>
      )}
    </>
  )
}

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
