import * as z from 'zod'
import { signedFetch, surroundings } from './signed-fetch.ts'

const Answer = z.object({ SecretString: z.string() })

/** The text of a secret in Secrets Manager. */
export const readSecret = async (id: string): Promise<string> => {
  const { region, domain } = surroundings()
  const answer = await signedFetch({
    service: 'secretsmanager',
    method: 'POST',
    url: new URL(`https://secretsmanager.${region}.${domain}/`),
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: id }),
  })
  return Answer.parse(await answer.json()).SecretString
}
