import type { Form } from '#functions/http/form.ts'
import { textOf } from '#functions/http/form.ts'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { ChoiceGroup, Consent } from '#functions/http/look/choices.tsx'
import { TextField } from '#functions/http/look/fields.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { RefusedNotice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { kindText } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { kindHelp } from './join-words.ts'
import { TownshipField } from './township-field.tsx'

export interface JoinFormProps {
  /** Empty while the person has not said their name. */
  name: string
  form: Form
  refused?: Refusal | undefined
}

/** One's own name, asked for once. */
export const PersonName = ({ name, form }: Pick<JoinFormProps, 'name' | 'form'>) => {
  const say = useSay()
  if (name !== '') {
    return (
      <p>
        <T zh="姓名：" en="Name: " />
        <b>{name}</b>
      </p>
    )
  }
  return (
    <TextField
      name="personName"
      label={say({ zh: '您的姓名', en: 'Your name' })}
      hint={say({
        zh: '协议和证明上用，加密存放。双方达成协议前，对方看不到全名。',
        en: 'For agreements and certificates; stored encrypted. The other side reads it once both agreed.',
      })}
      value={textOf(form, 'personName')}
      autocomplete="name"
    />
  )
}

const Codes = ({ form }: { form: Form }) => {
  const say = useSay()
  return (
    <>
      <TextField
        name="creditCode"
        label={say({ zh: '统一社会信用代码', en: 'Unified social credit code' })}
        hint={say({
          zh: '18 位，照证书抄，大小写都行。企业必填；别的单位没有可以不填，核实会慢一点。',
          en: '18 signs, as on the certificate. Enterprises need it; others may leave it out, which takes staff longer.',
        })}
        value={textOf(form, 'creditCode')}
        autocomplete="off"
        mono
      />
      <TextField
        name="industry"
        label={say({ zh: '行业小类（企业填）', en: 'Industry class (enterprises)' })}
        hint={say({
          zh: '国民经济行业分类（GB/T 4754）的四位数字，会计报统计时用过。如汽车零部件 3670、稻谷种植 0111、应用软件 6513。只用来避开同行。',
          en: 'Four digits of GB/T 4754; whoever keeps your books knows it. Car parts 3670, rice 0111, software 6513. Used only to send no competitor.',
        })}
        value={textOf(form, 'industry')}
        inputmode="numeric"
        autocomplete="off"
        maxlength={12}
        mono
      />
    </>
  )
}

/** A body registers: who, which body, where. */
export const JoinRequesterPage = ({ name, form, refused }: JoinFormProps) => {
  const say = useSay()
  const title = say({ zh: '登记单位', en: 'Register your organization' })
  return (
    <Page title={title} at="me" width="reading" problems={refused?.fields}>
      <TextLink href="/join" icon="chevron-left">
        <T zh="换一个门" en="The other door" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="登记好马上能写需求。科协核实单位后，才开放找人。全程免费。"
          en="You can write requests at once. People are sought once the association has vouched for you. All free of charge."
        />
      </p>
      <form method="post" action="/join/requester" class="grid gap-5 mt-4" novalidate>
        <RefusedNotice refused={refused} />
        <Sheet id="you" step={1} title={say({ zh: '您是谁', en: 'Who you are' })}>
          <PersonName name={name} form={form} />
        </Sheet>
        <Sheet id="body" step={2} title={say({ zh: '哪个单位', en: 'Which body' })}>
          <div class="grid gap-5">
            <TextField
              name="name"
              label={say({ zh: '单位全称', en: 'Full name' })}
              hint={say({ zh: '和公章上一样', en: 'As on its seal' })}
              value={textOf(form, 'name')}
              autocomplete="organization"
            />
            <ChoiceGroup
              name="kind"
              legend={say({ zh: '哪一类', en: 'Kind' })}
              one
              picked={[textOf(form, 'kind')]}
              options={RequesterKind.options.map((value) => ({
                value,
                text: <b>{say(kindText(value))}</b>,
                hint: say(kindHelp[value]),
              }))}
            />
            <Codes form={form} />
          </div>
        </Sheet>
        <Sheet id="where" step={3} title={say({ zh: '在哪里', en: 'Where' })}>
          <div class="grid gap-5">
            <TownshipField
              name="place.townshipCode"
              label={say({ zh: '乡镇、街道', en: 'Township' })}
              value={textOf(form, 'place.townshipCode')}
              open
            />
            <TextField
              name="place.address"
              label={say({ zh: '门牌、厂名、楼栋', en: 'Address' })}
              hint={say({ zh: '双方签协议后，志愿者才看得到。', en: 'Volunteers see it once both sides agreed.' })}
              value={textOf(form, 'place.address')}
              autocomplete="street-address"
            />
          </div>
        </Sheet>
        <Consent name="authorized" value="yes" checked={textOf(form, 'authorized') === 'yes'}>
          <T
            zh="我受这个单位委托来登记，填的都属实。"
            en="This body has asked me to register it, and all of this is true."
          />
        </Consent>
        <div>
          <Button look="main" size="large" class="max-sm:w-full">
            <T zh="登记单位" en="Register" />
          </Button>
        </div>
      </form>
    </Page>
  )
}
