import { RegionInfo } from 'aws-cdk-lib/region-info'
import * as z from 'zod'

/** What differs between two deployments. Each key under `context.deployments` of cdk.json is a stack of this shape. */
const Settings = z.strictObject({
  /** Where it runs; decides the partition (`aws` or `aws-cn`) and with it the switches below. */
  region: z.string(),
  /** Names the deployment to people and in logs: `test`, `live`. `live` cannot be deleted by accident. */
  stage: z.string().regex(/^[a-z][a-z0-9]*$/),
  /** Twelve digits; left out, the account of whoever deploys. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** arm64 is cheaper; set x86_64 where the region has none (China: look before changing it). */
  architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
  /** Gets every alarm by mail, once the address has confirmed. */
  alarmEmail: z.email().optional(),
  /** The text message service, or a relay in front of it, that takes JSON; without one no text message leaves. */
  smsUrl: z.url().optional(),
  /** An identity provider whose bearer tokens the API takes too, and the audience they must name. */
  oidc: z.strictObject({ issuer: z.url(), audience: z.string().min(1) }).optional(),
  /** Public name and its certificate in the same region. In China both need an ICP filing. */
  domain: z.strictObject({ name: z.string(), certificateArn: z.string() }).optional(),
  /** ICP filing number (备案号) to be shown on every page in China; without one AWS China serves no public API. */
  icp: z.string().optional(),
})
export type Settings = z.infer<typeof Settings>

const Deployments = z.record(z.string().regex(/^[A-Z][A-Za-z0-9]*$/), Settings)

/** The deployments by stack name; throws with the path of the wrong key. */
export const readDeployments = (context: unknown): Record<string, Settings> => Deployments.parse(context)

/** AWS China lacks Lambda tracing, among others. */
export const isChina = ({ region }: Pick<Settings, 'region'>): boolean => RegionInfo.get(region).partition === 'aws-cn'
