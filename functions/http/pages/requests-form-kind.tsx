import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { SelectField, TextArea, TextField } from '#functions/http/look/fields.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import type { Campaign } from '#shared/campaigns/campaign.ts'
import type { Text } from '#shared/kernel/text.ts'
import { ScopeItem } from '#shared/requests/service-request.ts'
import { audienceWords, destinationWords, scopeItemHelp, scopeItemWords } from '#shared/requests/words.ts'
import type { TypedRequest } from './requests-typed.ts'
import { capital } from './requests-words.ts'

const options = (say: (text: Text) => string, words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text: capital(say(text)) }))

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
