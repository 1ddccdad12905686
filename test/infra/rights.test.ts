import { describe, expect, it } from 'vitest'
import { entries } from '#infra/entries.ts'
import { deploy, functionId, rightsOf } from './deployments.ts'

const world = deploy('Kezhi').template

const actionsOf = (entry: string, resource = ''): string[] =>
  rightsOf(world, entry)
    .filter((right) => right.resource.includes(resource))
    .map(({ action }) => action)
    .sort()

describe('rights', () => {
  const changes = ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']

  it.each(entries)('gives %s no wildcard action, no scan, and nothing on everything but traces', (entry) => {
    for (const { action, resource } of rightsOf(world, entry)) {
      expect(action).not.toMatch(/\*|dynamodb:Scan/)
      if (resource === '"*"') expect(action).toMatch(/^xray:Put/)
    }
  })

  it.each(['http', 'react', 'match', 'notify', 'sweep', 'plan'])('lets %s change the table', (entry) => {
    expect(actionsOf(entry, 'Table')).toEqual(expect.arrayContaining(changes))
  })

  it('lets only react and sweep send work to match', () => {
    const senders = entries.filter((entry) => actionsOf(entry, 'MatchQueue').includes('sqs:SendMessage'))
    expect(senders).toEqual(['react', 'sweep'])
  })

  it('lets scan touch uploads and nothing else', () => {
    expect(actionsOf('scan', 'Table')).toEqual([])
    expect(actionsOf('scan').filter((action) => /^(dynamodb|secretsmanager):/.test(action))).toEqual([])
    expect(entries.filter((entry) => actionsOf(entry, 'Uploads').length > 0)).toEqual(['http', 'scan'])
  })

  it('lets http only sign what arrives and open what was checked, and scan only move it on', () => {
    const objects = (entry: string, action: string) =>
      rightsOf(world, entry)
        .filter((right) => right.action === action && right.resource.includes('Uploads'))
        .map(({ resource }) => /(incoming|checked|refused)\/\*/.exec(resource)?.[1] ?? resource)
        .sort()
    expect(objects('http', 's3:PutObject')).toEqual(['incoming'])
    expect(objects('http', 's3:GetObject')).toEqual(['checked', 'refused'])
    expect(objects('http', 's3:DeleteObject')).toEqual(['checked', 'incoming', 'refused'])
    expect(objects('scan', 's3:GetObject')).toEqual(['incoming'])
    expect(objects('scan', 's3:DeleteObject')).toEqual(['incoming'])
    expect(objects('scan', 's3:PutObject')).toEqual(['checked', 'refused'])
  })

  it('lets those who open personal details read the secret, under a key nothing else uses', () => {
    for (const entry of entries.filter((entry) => entry !== 'scan')) {
      expect(actionsOf(entry, '"Pepper')).toEqual(['kms:Decrypt', 'secretsmanager:GetSecretValue'])
    }
    expect(actionsOf('scan', '"Pepper')).toEqual([])
  })

  it('names in the environment what a function may use', () => {
    const names = Object.fromEntries(
      entries.map((entry) => {
        const made = world.findResources('AWS::Lambda::Function')[functionId(world, entry)]!
        return [
          entry,
          Object.keys(made.Properties.Environment.Variables)
            .filter((name) => name !== 'NODE_OPTIONS')
            .sort(),
        ]
      }),
    )
    expect(names).toEqual({
      http: ['RATE_LIMITS', 'SECRET_ID', 'SITE_ORIGIN', 'STAGE', 'TABLE_NAME', 'UPLOAD_BUCKET'],
      react: ['MATCH_QUEUE_URL', 'SECRET_ID', 'SITE_ORIGIN', 'STAGE', 'TABLE_NAME'],
      match: ['SECRET_ID', 'STAGE', 'TABLE_NAME'],
      notify: ['SECRET_ID', 'SITE_ORIGIN', 'STAGE', 'TABLE_NAME'],
      sweep: ['MATCH_QUEUE_URL', 'SECRET_ID', 'SITE_ORIGIN', 'STAGE', 'TABLE_NAME'],
      plan: ['SECRET_ID', 'STAGE', 'TABLE_NAME'],
      scan: ['STAGE', 'UPLOAD_BUCKET'],
    })
  })
})
