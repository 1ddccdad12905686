import { RemovalPolicy } from 'aws-cdk-lib'
import {
  type Attribute,
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { tableDefinition } from '#shared/table/definition.ts'

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })

/** The one table, as `shared/table/definition.ts` says it; it outlives its stack. */
export const createTable = (scope: Construct, key: IKey): TableV2 =>
  new TableV2(scope, 'Table', {
    partitionKey: text(tableDefinition.partitionKey),
    sortKey: text(tableDefinition.sortKey),
    globalSecondaryIndexes: tableDefinition.indexes.map(({ name, partitionKey, sortKey }) => ({
      indexName: name,
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
    })),
    timeToLiveAttribute: tableDefinition.timeToLive,
    dynamoStream: StreamViewType[tableDefinition.stream],
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })

/** No Scan: nothing we run may read everybody. Transactions are covered by the single actions they are made of. */
const tableActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:ConditionCheckItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
]

/** DynamoDB uses the key in the caller's name. Each action is written out, so no wildcard widens by itself later. */
const keyActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

/** Reading and writing items, through the table and the indexes it has today. */
export const allowTable = (table: TableV2, key: IKey, user: LambdaFunction): void => {
  user.addToRolePolicy(
    new PolicyStatement({
      actions: tableActions,
      resources: [table.tableArn, ...tableDefinition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`)],
    }),
  )
  key.grant(user, ...keyActions)
}
