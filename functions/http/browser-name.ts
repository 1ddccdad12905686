import type { Call } from './edge.ts'

const first = (agent: string, names: readonly (readonly [RegExp, string])[]): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1]

// From the rarest sign to the commonest: everybody also claims to be Mozilla, most to be Chrome and Safari.
const browsers = [
  [/MicroMessenger\//, '微信 WeChat'],
  [/DingTalk\//, '钉钉 DingTalk'],
  [/QQBrowser\/|MQQBrowser\//, 'QQ'],
  [/HuaweiBrowser\//, 'Huawei'],
  [/MiuiBrowser\//, 'Xiaomi'],
  [/UCBrowser\//, 'UC'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** Pure: what somebody knows a browser by, coarse enough to tell nobody apart; nothing for a program. */
export const nameOfAgent = (agent: string): string | undefined =>
  [first(agent, browsers), first(agent, systems)].filter((name) => name !== undefined).join(' · ') || undefined

export const browserName = (call: Call): string | undefined => nameOfAgent(call.req.header('user-agent') ?? '')
