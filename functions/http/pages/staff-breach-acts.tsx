import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { TextArea } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { Notice } from '#functions/http/look/notice.tsx'
import { Sheet } from '#functions/http/look/sheets.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { type Breach, breachRule } from '#shared/oversight/breach.ts'
import type { Instant } from '#shared/time/instant.ts'

/** Telling everybody affected: what was sent, or the form for it. */
export const Tell = ({ breach, typed }: { breach: Breach; typed: Readonly<Record<string, string>> }) => {
  const say = useSay()
  const language = useLanguage()
  const field = (name: string, label: Text, hint: Text) => (
    <TextArea name={name} rows={2} label={say(label)} hint={say(hint)} value={typed[name] ?? ''} required />
  )
  return (
    <Sheet id="tell" title={say({ zh: '通知每一个人', en: 'Tell everybody' })}>
      {breach.telling ? (
        <div class="grid gap-2">
          <p>
            <T
              zh={`${momentText(breach.telling.at, language)} 开始通知。`}
              en={`Begun ${momentText(breach.telling.at, language)}. `}
            />
            {breach.toldAt !== undefined && (
              <T
                zh={`${momentText(breach.toldAt, language)} 全部发出。`}
                en={`All sent ${momentText(breach.toldAt, language)}.`}
              />
            )}
          </p>
          <p>{breach.telling.happened}</p>
          <p>{breach.telling.done}</p>
          <p>{breach.telling.advice}</p>
        </div>
      ) : (
        <form method="post" action={`/staff/breaches/${breach.id}/tell`} class="grid gap-4 max-w-2xl" novalidate>
          <p class="text-soft">
            <T
              zh="一次发给每个受影响的人，各自附上涉及哪几类资料。发出后不能改，再按也不会重发。不要写任何人的姓名。"
              en="Sent once to everybody affected, each with the kinds of data it concerns. It cannot be changed, and is never sent twice. Write nobody’s name."
            />
          </p>
          {field(
            'happened',
            { zh: '发生了什么', en: 'What happened' },
            { zh: '什么时候、怎么发生的，可能有什么危害', en: 'When and how, and what harm may come of it' },
          )}
          {field(
            'done',
            { zh: '我们做了什么', en: 'What we did' },
            { zh: '已采取的补救措施', en: 'The remedies taken' },
          )}
          {field(
            'advice',
            { zh: '本人可以做什么', en: 'What they can do' },
            { zh: '怎样减轻危害，找谁（写上科协电话）', en: 'How to limit the harm, and whom to ask (with a number)' },
          )}
          <div>
            <Button look="main">
              <T zh={`通知 ${breach.people} 人`} en={`Tell ${breach.people} people`} />
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  )
}

/** Contact details: proposing to open them, or the file while they are open. */
export const Contacts = ({
  breach,
  typed,
  now,
}: {
  breach: Breach
  typed: Readonly<Record<string, string>>
  now: Instant
}) => {
  const say = useSay()
  const language = useLanguage()
  const isOpen = breach.contactsUntil !== undefined && breach.contactsUntil > now
  return (
    <Sheet id="contacts" title={say({ zh: '联系方式', en: 'Contact details' })}>
      {isOpen ? (
        <div class="grid gap-3">
          <Notice tone="warm">
            <T
              zh={`打开到 ${momentText(breach.contactsUntil ?? now, language)}。每次导出都会记下看了谁。`}
              en={`Open until ${momentText(breach.contactsUntil ?? now, language)}. Each export keeps whom it showed.`}
            />
          </Notice>
          <div>
            <LinkButton href={`/staff/breaches/${breach.id}/contacts.csv`} icon="download">
              <T zh="导出姓名和手机号" en="Export names and numbers" />
            </LinkButton>
          </div>
        </div>
      ) : (
        <form method="post" action={`/staff/breaches/${breach.id}/contacts`} class="grid gap-3 max-w-2xl" novalidate>
          <p class="text-soft">
            <T
              zh={`上面的通知不需要联系方式。要逐个打电话才打开：您提出，另一位同事确认，开 ${breachRule.contactDays} 天。`}
              en={`Telling people needs no contact details. Open them only to call: you propose, a colleague confirms, for ${breachRule.contactDays} days.`}
            />
          </p>
          <TextArea name="note" rows={2} label={say({ zh: '为什么要', en: 'Why' })} value={typed.note ?? ''} required />
          <div>
            <Button look="line">
              <T zh="提出打开" en="Propose to open" />
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  )
}
