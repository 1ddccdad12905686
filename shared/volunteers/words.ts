import type { Text } from '#shared/kernel/text.ts'
import type { SpokenLanguage } from './volunteer.ts'

export const languageWords: Readonly<Record<SpokenLanguage, Text>> = {
  zh: { zh: '普通话', en: 'Mandarin' },
  guiliu: { zh: '桂柳话', en: 'Guiliu dialect' },
  zhuang: { zh: '壮语', en: 'Zhuang' },
  dong: { zh: '侗语', en: 'Dong' },
  miao: { zh: '苗语', en: 'Miao' },
  yao: { zh: '瑶语', en: 'Yao' },
  cantonese: { zh: '粤语', en: 'Cantonese' },
  en: { zh: '英语', en: 'English' },
}
