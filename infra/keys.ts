import { RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

const lasting = { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }

/** Encrypts the table and the uploads at rest. */
export const createStorageKey = (scope: Construct): Key =>
  new Key(scope, 'StorageKey', { ...lasting, description: 'Kezhi: table and uploads at rest' })

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
