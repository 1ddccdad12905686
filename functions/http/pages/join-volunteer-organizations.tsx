import type { Form } from '#functions/http/form.ts'
import { FieldError } from '#functions/http/look/fields.tsx'
import { T, useLanguage, useProblem, useSay } from '#functions/http/look/view.tsx'
import type { Organization } from '#shared/organizations/organization.ts'
import type { OrganizationsOfCity } from '#shared/organizations/organizations-of-city.ts'
import { organizationsIn } from './join-volunteer-input.ts'
import { districtText } from './staff-scope.ts'

const Boxes = ({ organizations, picked }: { organizations: readonly Organization[]; picked: readonly string[] }) => {
  const say = useSay()
  return (
    <div class="picks">
      {organizations.map(({ id, name }) => (
        <label>
          <input type="checkbox" name={id} checked={picked.includes(id)} />
          {say(name)}
        </label>
      ))}
    </div>
  )
}

/** Organizations by line in the whole city, and by district behind a tap (Art. 7). */
export const OrganizationFields = ({ form, of }: { form: Form; of: OrganizationsOfCity }) => {
  const language = useLanguage()
  const problem = useProblem('organizationIds')
  const picked = organizationsIn(form)
  return (
    <fieldset
      class={problem ? 'field wrong' : 'field'}
      id="organizationIds"
      tabindex={problem ? -1 : undefined}
      aria-describedby="organizationIds-hint"
    >
      <legend class="legend">
        <T zh="加入的组织" en="Organizations to join" />
      </legend>
      <p class="hint" id="organizationIds-hint">
        <T
          zh="按专业或按地方，最多 5 个（第七条）。拿不准，选住地的科协。"
          en="By field or by place, at most 5 (Art. 7). Not sure? Choose the association where you live."
        />
      </p>
      {problem && <FieldError id="organizationIds" text={problem} />}
      <Boxes organizations={of.city} picked={picked} />
      <div class="split picker">
        {of.districts
          .filter(({ organizations }) => organizations.length > 0)
          .map(({ code, organizations }) => (
            <details class="more" open={organizations.some(({ id }) => picked.includes(id))}>
              <summary>
                {districtText(code, language)}
                <small>{organizations.length}</small>
              </summary>
              <Boxes organizations={organizations} picked={picked} />
            </details>
          ))}
      </div>
    </fieldset>
  )
}
