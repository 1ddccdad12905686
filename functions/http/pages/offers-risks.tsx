import { Consent } from '#functions/http/look/choices.tsx'
import { Icon } from '#functions/http/look/icons.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { RequestFacts } from '#shared/requests/service-request.ts'
import { riskWords } from '#shared/requests/words.ts'

type Risky = Pick<RequestFacts, 'risks' | 'dangerous' | 'safetyMeasures'>

const RiskList = ({ of }: { of: Risky }) => {
  const say = useSay()
  return (
    <>
      {of.risks.length > 0 && (
        <ul class="grid gap-1 text-[.9375rem]">
          {of.risks.map(({ kind, note }) => (
            <li>
              <b>
                {say(riskWords[kind])}
                <T zh="：" en=": " />
              </b>
              {note}
            </li>
          ))}
        </ul>
      )}
      {of.safetyMeasures !== '' && (
        <p class="text-[.9375rem]">
          <b>
            <T zh="怎么保护：" en="Protection: " />
          </b>
          {of.safetyMeasures}
        </p>
      )}
    </>
  )
}

/**
 * The risk notice (Art. 8(4), 8(6)): every risk with its protection. Where people may be harmed it also says how the
 * insurance stands, and `acknowledge` asks to tick that it was read; never preselected.
 */
export const RiskNotice = (props: { of: Risky; insured?: boolean; acknowledge: boolean; ticked?: boolean }) => {
  const { of } = props
  const title = of.dangerous ? (
    <T zh="有危险，请先看" en="Dangers: please read first" />
  ) : of.risks.length > 0 ? (
    <T zh="要留意的" en="To mind" />
  ) : (
    <T zh="除日常风险外，没有别的危险" en="No dangers beyond everyday ones" />
  )
  const frame = of.dangerous ? 'rounded-box border-2 border-[var(--t-warm-ink)] bg-base-100 p-4' : 'sheet p-4'
  return (
    <section class={`${frame} grid gap-2`} aria-labelledby="risks">
      <h2 id="risks" class="text-lg flex gap-2 items-center">
        <Icon
          name={of.dangerous ? 'shield-alert' : 'shield-check'}
          class={of.dangerous ? 'text-warm' : 'text-primary'}
        />
        {title}
      </h2>
      <RiskList of={of} />
      {of.dangerous && (
        <p class="text-[.9375rem] flex flex-wrap gap-2 items-center">
          {props.insured ? (
            <Tag tone="good" icon="shield-check">
              <T zh="保险有效" en="Insured" />
            </Tag>
          ) : (
            <Tag tone="info" icon="shield-alert">
              <T zh="保险由组织来买" en="The organization insures you" />
            </Tag>
          )}
          <span>
            <T
              zh="意外险要覆盖全程。没有它，不会确认，也不能签到（第八条）。您不用出钱。"
              en="Accident insurance has to cover the whole time; without it there is no confirmation and no check-in (Art. 8). It costs you nothing."
            />
          </span>
        </p>
      )}
      {of.dangerous && props.acknowledge && (
        <Consent
          name="risksAcknowledged"
          value="yes"
          checked={props.ticked}
          hint={<T zh="接单前必勾；谢绝不用勾。" en="Needed for accepting, not for declining." />}
        >
          <T zh="我看过以上危险，知道怎么避开。" en="I have read these dangers and know how to avoid them." />
        </Consent>
      )}
    </section>
  )
}
