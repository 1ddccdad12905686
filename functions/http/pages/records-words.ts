import type { Language } from '#shared/kernel/text.ts'

/** `3.0 小时`: hours by the configured rule, already rounded. */
export const hoursWords = (hours: number, language: Language): string =>
  `${hours.toFixed(1)} ${language === 'zh' ? '小时' : 'hours'}`
