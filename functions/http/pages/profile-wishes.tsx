import { Choice, ChoiceGroup } from '#functions/http/look/choices.tsx'
import { longDate } from '#functions/http/look/format.ts'
import { Pairs, Sheet } from '#functions/http/look/sheets.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import { scopeItemWords } from '#shared/requests/words.ts'
import { localDate } from '#shared/time/shanghai.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import type { ProfilePageProps } from './profile-page.tsx'
import { Save } from './profile-parts.tsx'

/** Kinds of service liked, and bodies not to be served. */
export const Wishes = ({ volunteer, bodies }: Pick<ProfilePageProps, 'volunteer' | 'bodies'>) => {
  const say = useSay()
  return (
    <Sheet id="wishes" title={say({ zh: '喜欢的和不接的', en: 'What I like, and what not' })}>
      <form method="post" action="/profile/wishes" class="grid gap-5" novalidate>
        <ChoiceGroup
          name="likes"
          legend={say({ zh: '喜欢哪类服务', en: 'Kinds of service I like' })}
          hint={<T zh="只是先问，不选的也可能问您。" en="Only a wish: you may be asked for others too." />}
          picked={(volunteer.likes ?? []).map(String)}
          options={Object.entries(scopeItemWords).map(([item, text]) => ({ value: item, text: say(text) }))}
        />
        {bodies.length > 0 && (
          <ChoiceGroup
            name="excludedRequesterIds"
            legend={say({ zh: '不再接这些单位的邀请', en: 'No invitations from these bodies any more' })}
            hint={<T zh="对方不会知道。" en="They are not told." />}
            picked={volunteer.excludedRequesterIds}
            options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <Save what={{ zh: '喜好', en: 'wishes' }} />
      </form>
    </Sheet>
  )
}

/** The two statements of Art. 6. */
export const Statements = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  return (
    <Sheet
      id="statements"
      title={say({ zh: '两条声明', en: 'Two statements' })}
      hint={
        <T
          zh="两条都在，才会问您（第六条）。随时可以收回；不问原因，也不记健康情况。"
          en="You are asked only while both stand (Art. 6). Take them back at any time; no reasons asked, no health data kept."
        />
      }
    >
      <form method="post" action="/profile/statements" class="grid gap-3" novalidate>
        <Choice name="conduct" value="yes" checked={volunteer.conductDeclaredAt !== undefined}>
          <T zh="我遵纪守法，品行端正。" en="I abide by the law and am of good conduct." />
        </Choice>
        <Choice name="fit" value="yes" checked={volunteer.fitDeclaredAt !== undefined}>
          <T zh="我的身体能胜任我接的服务。" en="I am fit for the services I accept." />
        </Choice>
        <Save what={{ zh: '声明', en: 'statements' }} />
      </form>
    </Sheet>
  )
}

/** How the person stands here and on the external register. */
export const Register = ({ volunteer }: { volunteer: Volunteer }) => {
  const say = useSay()
  const language = useLanguage()
  const { register } = volunteer
  return (
    <Sheet id="register" title={say({ zh: '登记情况', en: 'Standing' })}>
      <Pairs
        pairs={[
          { name: say({ zh: '代号', en: 'Pseudonym' }), value: <span class="font-mono">{volunteer.pseudonym}</span> },
          {
            name: say({ zh: '状态', en: 'State' }),
            value:
              volunteer.state === 'active' ? (
                <Tag tone="good" icon="circle-check">
                  <T zh="正常" en="Active" />
                </Tag>
              ) : (
                <Tag tone="bad" icon="ban">
                  {volunteer.state === 'suspended' ? <T zh="暂停" en="Suspended" /> : <T zh="已退出" en="Removed" />}
                </Tag>
              ),
          },
          { name: say({ zh: '加入', en: 'Joined' }), value: longDate(localDate(volunteer.joinedAt), language) },
          {
            name: say({ zh: '中国科协平台', en: 'CAST platform' }),
            value: register ? (
              <>
                <span class="font-mono">{register.number}</span>{' '}
                {register.state === 'confirmed' ? (
                  <T zh="已核对" en="confirmed" />
                ) : register.state === 'rejected' ? (
                  <T zh="对不上，请找组织" en="does not match; ask your organization" />
                ) : (
                  <T zh="待核对" en="not checked yet" />
                )}
              </>
            ) : (
              <T
                zh="还没有那边的编号。注册在中国科协的平台上办，这里不代替它（第七条）。"
                en="No number yet. Registration is done on the CAST platform; this account does not replace it (Art. 7)."
              />
            ),
          },
        ]}
      />
    </Sheet>
  )
}
