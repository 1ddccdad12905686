import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { useSay } from '#functions/http/look/view.tsx'
import type { TypedRequest } from './requests-typed.ts'
import { TownshipField } from './township-field.tsx'

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
