import type { Text } from '#shared/kernel/text.ts'
import { T, useLanguage } from './view.tsx'

/**
 * A person as one may see them before both sides agreed. It takes no more than may be shown: a full name never gets here.
 * Staff see surname and pseudonym; the requester a surname with a title once the offer is accepted, before that only the
 * trade; whoever checks a certificate the surname and four digits.
 */
export type MaskedNameProps =
  | { to: 'staff'; surname: string; pseudonym: string }
  | { to: 'requester'; surname: string; title?: Text | undefined }
  | { to: 'requester'; trade: Text }
  | { to: 'public'; surname: string; lastFour: string }

export const MaskedName = (props: MaskedNameProps) => {
  const language = useLanguage()
  if ('trade' in props) return <T zh={`一位${props.trade.zh}`} en={`One ${props.trade.en}`} />
  if (props.to === 'requester') {
    const title = props.title ?? { zh: '老师', en: 'Teacher' }
    return <>{language === 'zh' ? `${props.surname}${title.zh}` : `${title.en} ${props.surname}`}</>
  }
  if (props.to === 'public')
    return (
      <T
        zh={`${props.surname}**　证件尾号 ${props.lastFour}`}
        en={`${props.surname}**, document ends ${props.lastFour}`}
      />
    )
  return (
    <>
      {`${props.surname}** `}
      <span class="text-xs text-soft font-normal font-mono">{props.pseudonym}</span>
    </>
  )
}
