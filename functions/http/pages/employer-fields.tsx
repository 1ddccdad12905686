import { type Form, textOf } from '#functions/http/form.ts'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { Field, TextField } from '#functions/http/look/fields.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { industrySections } from '#shared/organizations/industries.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'

/** What the form says about the employer; as it was stored while nothing is typed. */
export interface TypedEmployer {
  enterprise: string
  industry: string
  industryClass: string
}

export const typedEmployer = (form: Form): TypedEmployer => ({
  enterprise: textOf(form, 'enterprise'),
  industry: textOf(form, 'industry'),
  industryClass: textOf(form, 'industryClass').normalize('NFKC').replaceAll(/\s/g, ''),
})

/** Pure: a stored employer as the form shows it. */
export const asTypedEmployer = (employer: Volunteer['employer']): TypedEmployer => {
  const industry = employer?.industry ?? ''
  const enterprise = employer?.enterprise ?? (industry === '' ? undefined : true)
  return {
    enterprise: enterprise === undefined ? '' : enterprise ? 'yes' : 'no',
    industry: industry.slice(0, 2),
    industryClass: industry.length > 2 ? industry : '',
  }
}

/** Pure: the employer as stated; nothing where nothing was said. The exact class counts where it was typed. */
export const employerFrom = ({ enterprise, industry, industryClass }: TypedEmployer): Volunteer['employer'] => {
  if (enterprise === 'no') return { enterprise: false }
  const stated = industryClass || industry
  if (enterprise !== 'yes') return stated === '' ? undefined : { industry: stated }
  return { enterprise: true, ...(stated === '' ? {} : { industry: stated }) }
}

/** Whether the person works for an enterprise, and in which industry: so that no competitor is asked (Art. 11(2)). */
export const EmployerFields = ({ typed }: { typed: TypedEmployer }) => {
  const say = useSay()
  return (
    <div class="grid gap-4">
      <ChoiceGroup
        name="enterprise"
        legend={say({ zh: '在企业上班吗', en: 'Do you work for an enterprise' })}
        hint={
          <T
            zh="企业求助时要避开同行（第十一条第二项），只看行业，不记单位名称。"
            en="An enterprise is not sent its competitors (Art. 11(2)). Only the industry is kept, no name."
          />
        }
        one
        picked={[typed.enterprise]}
        options={[
          { value: 'yes', text: say({ zh: '是', en: 'Yes' }) },
          {
            value: 'no',
            text: say({ zh: '不是', en: 'No' }),
            hint: say({
              zh: '学校、医院、机关，退休，在读，没有单位',
              en: 'School, hospital, office; retired, studying, none',
            }),
          },
        ]}
      />
      <div class="grid sm:grid-cols-2 gap-3 items-end">
        <Field
          name="industry"
          label={say({ zh: '哪个行业（企业选）', en: 'Industry (enterprises)' })}
          control={(wiring) => (
            <select {...wiring} class="select">
              <option value="">—</option>
              {industrySections.map((section) => (
                <optgroup label={say(section)}>
                  {section.divisions.map((one) => (
                    <option value={one.code} selected={one.code === typed.industry}>
                      {say(one)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        />
        <TextField
          name="industryClass"
          label={say({ zh: '行业小类（知道就填）', en: 'Class, if you know it' })}
          hint={say({
            zh: '四位数字，如 3670。填了分得更准，少错过。',
            en: 'Four digits, such as 3670: the more exact, the less you miss.',
          })}
          value={typed.industryClass}
          inputmode="numeric"
          autocomplete="off"
          maxlength={8}
          mono
        />
      </div>
    </div>
  )
}
