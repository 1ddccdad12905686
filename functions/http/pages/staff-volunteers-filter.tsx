import { Button } from '#functions/http/look/buttons.tsx'
import { SelectField, TextField } from '#functions/http/look/fields.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import type { FoundVolunteers } from '#shared/volunteers/find-volunteers.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { skillOptions } from './skill-options.ts'
import { type Scope, scopeOptions } from './staff-scope.ts'
import { standings } from './staff-volunteers-words.ts'

/** What a list is narrowed to. */
export interface VolunteerChoice {
  who: string
  skill: string | undefined
  state: Volunteer['state'] | undefined
  organizationId: string | undefined
}

export interface VolunteerListProps {
  found: FoundVolunteers
  scope: Scope
  choice: VolunteerChoice
  organizations: readonly { id: string; name: Text }[]
  page: number
  /** Somebody was asked for by number who is not there. */
  unknown: boolean
  /** Whether the reader publishes stories. */
  mayPublish: boolean
}

export const FilterForm = ({ scope, choice, organizations }: VolunteerListProps) => {
  const say = useSay()
  const language = useLanguage()
  const districts = scopeOptions(scope, language)
  const all = say({ zh: '全部', en: 'All' })
  return (
    <form method="get" action="/staff/volunteers" class="grid sm:grid-cols-2 lg:grid-cols-3 gap-3 items-end no-print">
      <TextField
        name="who"
        label={say({ zh: '代号或编号', en: 'Pseudonym or number' })}
        value={choice.who}
        maxlength={60}
        mono
      />
      <SelectField
        name="skill"
        label={say({ zh: '技能', en: 'Skill' })}
        empty={all}
        value={choice.skill}
        options={skillOptions(language)}
      />
      {districts.length > 0 && (
        <SelectField
          name="district"
          label={say({ zh: '辖区', en: 'District' })}
          value={scope.chosen}
          options={districts}
        />
      )}
      {organizations.length > 1 && (
        <SelectField
          name="organization"
          label={say({ zh: '组织', en: 'Organization' })}
          empty={all}
          value={choice.organizationId}
          options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
        />
      )}
      <SelectField
        name="state"
        label={say({ zh: '状态', en: 'State' })}
        empty={all}
        value={choice.state}
        options={Volunteer.shape.state.options.map((value) => ({ value, text: say(standings[value].text) }))}
      />
      <Button look="line">
        <T zh="找" en="Find" />
      </Button>
    </form>
  )
}
