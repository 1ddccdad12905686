import type { Language } from '#shared/kernel/text.ts'
import type { Template } from './message.ts'

/** One text message. Providers register templates beforehand, so it goes out as a template's name and its values. */
export interface TextMessage {
  /** Eleven digits of the mainland. */
  phone: string
  template: Template
  language: Language
  values: Readonly<Record<string, string>>
  /** Path of the page it leads to. */
  link: string
  /** The same message twice has the same id: a provider that knows it sends once. */
  id: string
}

/** The ways out of the product. Inside it (`inApp`) a message is delivered by being there. */
export interface Channels {
  sms: (message: TextMessage) => Promise<void>
}
