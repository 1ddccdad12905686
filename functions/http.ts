import middy from '@middy/core'
import { answer } from './http/answer.ts'

/** Every page and the API. */
export const handler = middy(answer)
