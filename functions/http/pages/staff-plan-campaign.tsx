import * as z from 'zod'
import { type Form, textOf } from '#functions/http/form.ts'
import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { DateField } from '#functions/http/look/times.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { CampaignInput } from '#shared/campaigns/plan-campaign.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import { fromLocal } from '#shared/time/shanghai.ts'

/** A campaign as typed. */
export interface TypedCampaign {
  nameZh: string
  nameEn: string
  organizationId: string
  first: string
  last: string
}

export const untyped: TypedCampaign = { nameZh: '', nameEn: '', organizationId: '', first: '', last: '' }

export const typedCampaign = (form: Form): TypedCampaign => ({
  nameZh: textOf(form, 'nameZh').trim(),
  nameEn: textOf(form, 'nameEn').trim(),
  organizationId: textOf(form, 'organizationId'),
  first: textOf(form, 'first'),
  last: textOf(form, 'ends'),
})

const Day = z.iso.date()
const longestName = 60

const dayProblem = (path: string, typed: string): FieldProblem[] =>
  Day.safeParse(typed).success
    ? []
    : [
        {
          path,
          text:
            typed === ''
              ? { zh: '选一个日期。', en: 'Choose a day.' }
              : {
                  zh: `“${typed.slice(0, 20)}”不是日期，写成 2027-03-05。`,
                  en: `"${typed.slice(0, 20)}" is no day; write 2027-03-05.`,
                },
        },
      ]

const nameProblem = (path: string, typed: string, least: number): FieldProblem[] =>
  typed.length >= least && typed.length <= longestName
    ? []
    : [
        {
          path,
          text:
            typed.length < least
              ? { zh: '写上活动的名字，至少 4 个字。', en: 'Name the campaign, in 4 characters at least.' }
              : {
                  zh: `名字有 ${typed.length} 个字，最多 ${longestName} 个。`,
                  en: `The name has ${typed.length} characters; at most ${longestName}.`,
                },
        },
      ]

export const wrongIn = ({ nameZh, nameEn, first, last }: TypedCampaign): FieldProblem[] => [
  ...nameProblem('nameZh', nameZh, 4),
  ...nameProblem('nameEn', nameEn, 0),
  ...dayProblem('first', first),
  ...dayProblem('ends', last),
]

/** From the first day's midnight to the last day's. Without an English name the Chinese one stands for both. */
export const campaignFrom = ({ nameZh, nameEn, organizationId, first, last }: TypedCampaign): CampaignInput => ({
  name: { zh: nameZh, en: nameEn === '' ? nameZh : nameEn },
  organizationId,
  starts: fromLocal(first, '00:00'),
  ends: fromLocal(last, '24:00'),
})

/** Announcing a campaign (Art. 11(4)): then bodies may name it in their needs, and all of those are planned together. */
export const CampaignForm = ({
  typed,
  organizations,
}: {
  typed: TypedCampaign
  organizations: readonly Organization[]
}) => {
  const say = useSay()
  return (
    <Sheet
      id="announce"
      title={say({ zh: '宣布一场大型活动', en: 'Announce a campaign' })}
      hint={
        <T
          zh="宣布以后，各单位提需求时可以选它（第十一条第四项），它的所有时段一起排。"
          en="Once announced, bodies can name it in their needs (Art. 11(4)), and all its shifts are planned together."
        />
      }
    >
      <form method="post" action="/staff/plan" class="grid gap-4 md:grid-cols-2" novalidate>
        <TextField
          name="nameZh"
          label={say({ zh: '名称', en: 'Name in Chinese' })}
          value={typed.nameZh}
          maxlength={longestName}
        />
        <TextField
          name="nameEn"
          label={say({ zh: '英文名称（可不填）', en: 'Name in English (optional)' })}
          value={typed.nameEn}
          maxlength={longestName}
        />
        <DateField name="first" label={say({ zh: '第一天', en: 'First day' })} value={typed.first} />
        <DateField name="ends" label={say({ zh: '最后一天', en: 'Last day' })} value={typed.last} />
        <SelectField
          name="organizationId"
          label={say({ zh: '谁主办', en: 'Organizer' })}
          value={typed.organizationId}
          options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
        />
        <div class="md:col-span-2">
          <Button look="main" icon="calendar-plus">
            <T zh="宣布活动" en="Announce it" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
