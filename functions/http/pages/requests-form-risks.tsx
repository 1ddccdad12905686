import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { FieldError, TextArea, TextField } from '#functions/http/look/fields.tsx'
import { Notice } from '#functions/http/look/notice.tsx'
import { T, useProblem, useSay } from '#functions/http/look/view.tsx'
import { RiskKind } from '#shared/requests/service-request.ts'
import { riskWords } from '#shared/requests/words.ts'
import type { TypedRequest } from './requests-typed.ts'
import { capital } from './requests-words.ts'

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
