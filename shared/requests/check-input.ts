import type { FieldProblem } from '#shared/kernel/refusal.ts'
import { isSkill } from '#shared/skills/taxonomy.ts'
import { addHours, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { adultsForMinors } from './adults.ts'
import { dangersLeftOut } from './dangers-left-out.ts'
import type { RequestInput } from './request-input.ts'
import type { Position, Shift } from './service-request.ts'

/** All seats of a request are opened, closed and moved in one transaction of at most 100 changes. */
export const mostSeats = 80
/** Staff verify and people answer before the start; less than this is an emergency, which the authorities lead. */
export const leastNoticeHours = 4

const clock = (at: Instant): string => `${localDate(at)} ${localTime(at)}`

type Check = (input: RequestInput, now: Instant) => FieldProblem[]

const eachShift =
  (check: (shift: Shift, path: string, input: RequestInput, now: Instant) => FieldProblem[]): Check =>
  (input, now) =>
    input.shifts.flatMap((shift, at) => check(shift, `shifts.${at}`, input, now))

const eachPosition =
  (check: (position: Position, path: string, input: RequestInput) => FieldProblem[]): Check =>
  (input) =>
    input.shifts.flatMap((shift, s) =>
      shift.positions.flatMap((position, p) => check(position, `shifts.${s}.positions.${p}`, input)),
    )

/** What a schema cannot say about a need: each rule by name, each answering with field, fault and remedy. */
export const inputRules = {
  shiftEndsAfterItStarts: eachShift(({ starts, ends }, path) =>
    ends > starts
      ? []
      : [
          {
            path: `${path}.ends`,
            text: {
              zh: `结束要晚于开始。您填的是 ${clock(starts)} 到 ${clock(ends)}。`,
              en: `The end must be after the start. You wrote ${clock(starts)} to ${clock(ends)}.`,
            },
          },
        ],
  ),
  shiftIsAVisitOfHours: eachShift(({ starts, ends }, path) => {
    const minutes = minutesBetween(starts, ends)
    return minutes <= 0 || (minutes >= 30 && minutes <= 600)
      ? []
      : [
          {
            path: `${path}.ends`,
            text: {
              zh: `一个时段在半小时到十小时之间，您填了 ${Math.round(minutes)} 分钟。更长的请拆成几个时段。`,
              en: `A shift lasts between half an hour and ten hours; yours is ${Math.round(minutes)} minutes. Split longer ones.`,
            },
          },
        ]
  }),
  shiftLeavesTimeToFindPeople: eachShift(({ starts }, path, input, now) =>
    input.emergency || starts >= addHours(now, leastNoticeHours)
      ? []
      : [
          {
            path: `${path}.starts`,
            text: {
              zh: `${clock(starts)} 太近了，至少提前 ${leastNoticeHours} 小时，好核实和找人。真有急事请勾“紧急”，由科协处理。`,
              en: `${clock(starts)} is too soon: allow ${leastNoticeHours} hours for checking and finding people, or tick "emergency" and the association takes over.`,
            },
          },
        ],
  ),
  shiftAndPositionNamesAreUnique: (input) => {
    const twice = (names: string[]): boolean => new Set(names).size < names.length
    const shiftProblem = twice(input.shifts.map(({ id }) => id))
    const positionAt = input.shifts.findIndex(({ positions }) => twice(positions.map(({ id }) => id)))
    const text = {
      zh: '时段或岗位的编号重复了。每个时段、每个岗位要有自己的编号。',
      en: 'A shift or position id appears twice. Each needs its own.',
    }
    return [
      ...(shiftProblem ? [{ path: 'shifts', text }] : []),
      ...(positionAt >= 0 ? [{ path: `shifts.${positionAt}.positions`, text }] : []),
    ]
  },
  minimumWithinSeats: eachPosition(({ seats, minimum }, path) =>
    minimum <= seats
      ? []
      : [
          {
            path: `${path}.minimum`,
            text: {
              zh: `最少 ${minimum} 人，多于名额 ${seats}。把最少人数改成 ${seats} 或更少。`,
              en: `At least ${minimum} is more than the ${seats} seats. Make the minimum ${seats} or less.`,
            },
          },
        ],
  ),
  skillsExist: eachPosition(({ skills }, path) =>
    skills.flatMap(({ skill }, at) =>
      isSkill(skill)
        ? []
        : [
            {
              path: `${path}.skills.${at}.skill`,
              text: {
                zh: `没有“${skill}”这项技能，请从技能表里选。`,
                en: `There is no skill "${skill}". Choose one from the list.`,
              },
            },
          ],
    ),
  ),
  seatsFitOneRequest: (input) => {
    const seats = input.shifts.flatMap(({ positions }) => positions).reduce((sum, position) => sum + position.seats, 0)
    return seats <= mostSeats
      ? []
      : [
          {
            path: 'shifts',
            text: {
              zh: `一个需求最多 ${mostSeats} 个名额，您填了 ${seats} 个。请按场次拆成几个需求，可以放进同一个大型活动。`,
              en: `A request has at most ${mostSeats} seats; yours has ${seats}. Split it by session; a campaign can hold them together.`,
            },
          },
        ]
  },
  onSiteHasAPlace: (input) =>
    input.manner === 'online' || input.place
      ? []
      : [
          {
            path: 'place',
            text: {
              zh: '上门服务要写地点：选县区、乡镇街道，再写门牌。',
              en: 'On-site service needs a place: district, township and address.',
            },
          },
        ],
  onlineScopeIsOnline: (input) =>
    input.scopeItem !== 7 || input.manner === 'online'
      ? []
      : [
          {
            path: 'manner',
            text: {
              zh: '第（七）项是互联网服务，服务方式要选“线上”。',
              en: 'Item 7 is online service: choose "online".',
            },
          },
        ],
  dangerIsToldAndMet: (input) =>
    !input.dangerous || (input.risks.length > 0 && input.safetyMeasures.trim().length > 0)
      ? []
      : [
          {
            path: input.risks.length === 0 ? 'risks' : 'safetyMeasures',
            text: {
              zh: '勾了有人身危险，就要写清是什么危险、怎么保护（第八条）。志愿者先看到这些，才决定来不来。',
              en: 'Marked as dangerous: say what the danger is and how people are protected (Art. 8). Volunteers read it before they decide.',
            },
          },
        ],
  graveDangersAreTold: dangersLeftOut,
  minorsAreNeverWithOneAdult: (input) =>
    input.audience.kind !== 'minors'
      ? []
      : input.shifts.flatMap(({ positions }, at) =>
          positions.reduce((sum, { minimum }) => sum + minimum, 0) >= adultsForMinors
            ? []
            : [
                {
                  path: `shifts.${at}.positions.0.minimum`,
                  text: {
                    zh: `服务未成年人，每个时段最少要 ${adultsForMinors} 位成年志愿者。把最少人数改到 ${adultsForMinors}。`,
                    en: `For minors each shift needs at least ${adultsForMinors} adult volunteers. Raise the minimum to ${adultsForMinors}.`,
                  },
                },
              ],
        ),
  campaignIsNamed: (input) =>
    input.scopeItem !== 4 || input.campaignId !== undefined
      ? []
      : [
          {
            path: 'campaignId',
            text: {
              zh: '第（四）项属于大型活动，请选是哪一个活动。',
              en: 'Item 4 belongs to a campaign: choose which one.',
            },
          },
        ],
} satisfies Record<string, Check>
export type InputRule = keyof typeof inputRules

/** Every problem of a need, in the order of the form. Empty: it may be submitted. */
export const checkInput = (input: RequestInput, now: Instant): FieldProblem[] =>
  Object.values(inputRules).flatMap((rule: Check) => rule(input, now))
