import * as z from 'zod'
import type { Settings } from '#shared/settings/settings.ts'

/** What moves the chance of a yes among people who have not answered yet: weights of a logistic model. */
export const AcceptanceModel = z.object({
  base: z.number(),
  fit: z.number(),
  likes: z.number(),
  way: z.number(),
  shortNotice: z.number(),
  /** Share of yeses among all answers: what a person without answers is taken for. */
  mean: z.number().min(0.01).max(0.99),
})
export type AcceptanceModel = z.infer<typeof AcceptanceModel>

export const logit = (p: number): number => Math.log(p / (1 - p))

/** Before anybody answered: what the settings suppose. */
export const supposed = ({ chance }: Pick<Settings, 'chance'>): AcceptanceModel => {
  const mean = chance.accepted / chance.asked
  return {
    base: logit(mean),
    fit: chance.fit,
    likes: chance.likes,
    way: chance.distance,
    shortNotice: chance.shortNotice,
    mean,
  }
}

/** What is known of an ask when it is sent, as the model takes it. */
export interface AskFeatures {
  /** Above or below a middling fit. */
  fit: number
  likes: number
  /** Share of what they travel, beyond what moves nobody. */
  way: number
  /** 0 with time enough, 1 at once. */
  shortNotice: number
}

/** The odds before anybody's own answers and before weariness. */
export const oddsOf = (model: AcceptanceModel, { fit, likes, way, shortNotice }: AskFeatures): number =>
  model.base + model.fit * fit + model.likes * likes + model.way * way + model.shortNotice * shortNotice
