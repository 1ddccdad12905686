import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  HttpApi,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { logRetention } from '#infra/lambda.ts'
import type { Settings } from '#infra/settings.ts'

/**
 * One line per request; the function's own log has the same id, and in it the route and who called. Neither path nor query are
 * here: people type into both, a number as well as a name.
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    id: '$context.requestId',
    at: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    fault: '$context.integrationErrorMessage',
  }),
)

/** The front door: throttled, every request on record. It has no route until `serve` gives it one. */
export const createApi = (scope: Construct, settings: Settings, logKey: IKey): { api: HttpApi; origin: string } => {
  const { domain, stage } = settings
  const api = new HttpApi(scope, 'Api', {
    description: `Kezhi ${stage}`,
    createDefaultStage: false,
    // With a name of its own, the second door would only be a way around it.
    disableExecuteApiEndpoint: domain !== undefined,
  })
  const name =
    domain &&
    new DomainName(scope, 'Domain', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
    })
  api.addStage('Stage', {
    stageName: '$default',
    autoDeploy: true,
    // Far above a city's traffic, far below what would empty the account's concurrency.
    throttle: { rateLimit: 200, burstLimit: 400 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        new LogGroup(scope, 'AccessLog', { retention: logRetention, encryptionKey: logKey }),
      ),
      format: accessLogFormat,
    },
    ...(name === undefined ? {} : { domainMapping: { domainName: name } }),
  })
  return { api, origin: domain === undefined ? api.apiEndpoint : `https://${domain.name}` }
}

/** Every path and method to the one function; who may do what is said beside each route in the code. */
export const serve = (scope: Construct, api: HttpApi, http: LambdaFunction): HttpRoute =>
  new HttpRoute(scope, 'AllRoutes', {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration: new HttpLambdaIntegration('Integration', http),
    authorizer: new HttpNoneAuthorizer(),
  })
