import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup } from '#functions/http/look/choices.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import { delegationRule, recognisedWords, wayWords } from '#shared/delegations/delegation.ts'
import type { Represented } from '#shared/delegations/whom.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'

type Typed = (name: string) => string

const options = (words: Readonly<Record<string, Text>>, say: (text: Text) => string) =>
  Object.entries(words).map(([value, text]) => ({ value, text: say(text) }))

/** Before the code: who it is, where they are, what they want. */
export const StartPage = (props: {
  action: string
  back: string
  title: string
  people: readonly Represented[]
  typed: Typed
  refused: Refusal | undefined
}) => {
  const say = useSay()
  const { people, typed } = props
  const title = say({ zh: `代办：${props.title}`, en: `Act on behalf: ${props.title}` })
  return (
    <StaffPage title={title} problems={props.refused?.fields}>
      <TextLink href={props.back} icon="chevron-left">
        {props.title}
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-4 max-w-2xl">
        <RefusedNotice refused={props.refused} tone="bad" />
        {people.length === 0 ? (
          <Notice tone="warm">
            <T
              zh="还没有登记联系人，没有人可以代。请对方的人先用手机号登记，再回到这一页。"
              en="Nobody is registered yet, so there is nobody to act for. Let one of their people register with a phone first."
            />
          </Notice>
        ) : (
          <Sheet
            id="start"
            title={say({ zh: '对方在柜台或电话里', en: 'They are at the counter or on the phone' })}
            hint={
              <T
                zh={`验证码会发到本人手机，请对方念给您。之后 ${delegationRule.minutes} 分钟内，您在页面上办的每一步都记两个人的名字，并马上告诉本人。`}
                en={`A code goes to their own phone, for them to read out. For ${delegationRule.minutes} minutes each step you take is kept under both names, and they are told at once.`}
              />
            }
          >
            <form method="post" action={props.action} class="grid gap-4" novalidate>
              {people.length > 1 && (
                <ChoiceGroup
                  one
                  name="personId"
                  legend={say({ zh: '是哪一位', en: 'Who of them' })}
                  picked={[typed('personId')]}
                  options={people.map(({ personId, surname, phone }) => ({
                    value: personId,
                    text: `${surname}** ${phone}`,
                  }))}
                />
              )}
              <ChoiceGroup
                one
                name="way"
                legend={say({ zh: '在哪里', en: 'Where' })}
                picked={[typed('way')]}
                options={options(wayWords, say)}
              />
              <ChoiceGroup
                one
                name="recognised"
                columns={1}
                legend={say({ zh: '怎么认出是本人', en: 'How you know that it is them' })}
                picked={[typed('recognised')]}
                options={options(recognisedWords, say)}
              />
              <TextField
                name="reason"
                label={say({ zh: '对方要办什么', en: 'What they want done' })}
                hint={say({
                  zh: '一句话，例如：要请人看果树，不会用手机填',
                  en: 'One sentence, such as: needs help with fruit trees, cannot use the page',
                })}
                value={typed('reason')}
                maxlength={200}
              />
              <div>
                <Button look="main">
                  {people.every(({ phone }) => phone === '') ? (
                    <T zh="下一步" en="Go on" />
                  ) : (
                    <T zh="发验证码给本人" en="Send them a code" />
                  )}
                </Button>
              </div>
            </form>
          </Sheet>
        )}
      </div>
    </StaffPage>
  )
}
