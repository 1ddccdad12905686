import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Settings } from '#infra/settings.ts'

const lasting = { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }

/** Encrypts the table and the uploads at rest. */
export const createStorageKey = (scope: Construct): Key =>
  new Key(scope, 'StorageKey', { ...lasting, description: 'Kezhi: table and uploads at rest' })

/** Encrypts the logs at rest: only the log service of this region may use it, and only for logs of this account. */
export const createLogKey = (scope: Construct, { region }: Settings): Key => {
  const key = new Key(scope, 'LogKey', { ...lasting, description: 'Kezhi: logs at rest' })
  const logs = `arn:${Aws.PARTITION}:logs:${region}:${Aws.ACCOUNT_ID}:*`
  key.grant(
    new ServicePrincipal(`logs.${region}.${Aws.URL_SUFFIX}`, {
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logs } },
    }),
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:DescribeKey',
  )
  return key
}

/** The secret from which all keys for personal details derive, under a key that nothing else uses. */
export const createPepper = (scope: Construct): { pepper: Secret; pepperKey: Key } => {
  const pepperKey = new Key(scope, 'PepperKey', {
    ...lasting,
    description: 'Kezhi: the secret behind personal details',
  })
  const pepper = new Secret(scope, 'Pepper', {
    description: 'Kezhi: seals personal details and finds people by phone. Losing it loses every account.',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  // Set on the resource itself: the library would limit the key to an endpoint name that China does not have.
  const resource = pepper.node.defaultChild
  if (!(resource instanceof CfnSecret)) throw new Error('The secret has no resource to configure')
  resource.kmsKeyId = pepperKey.keyArn
  return { pepper, pepperKey }
}
