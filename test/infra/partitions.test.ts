import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { deploy, properties } from './deployments.ts'

const world = deploy('Kezhi').template
const china = deploy('KezhiChina').template

describe('partitions', () => {
  it('spells no partition or endpoint outside service principals', () => {
    for (const template of [world, china]) {
      const text = JSON.stringify(template.toJSON(), (key, value) =>
        /^(Service|Principal)$/.test(key) && typeof value === 'string' ? 'principal' : value,
      )
      expect(text).not.toMatch(/arn:aws/)
      expect(text).not.toMatch(/amazonaws\.com/)
    }
  })

  it('traces everywhere but in China', () => {
    expect(JSON.stringify(china.toJSON())).not.toMatch(/xray|Tracing/i)
    for (const { TracingConfig } of properties(world, 'AWS::Lambda::Function'))
      expect(TracingConfig.Mode).toBe('Active')
  })

  it('takes architecture, domain, filing and mail from the settings', () => {
    const domain = { name: 'kezhi.example.cn', certificateArn: 'a-certificate' }
    const { template, messages } = deploy('KezhiChina', { domain, icp: '桂ICP备0号', alarmEmail: 'a@example.cn' })
    for (const { Architectures } of properties(template, 'AWS::Lambda::Function'))
      expect(Architectures).toEqual(['x86_64'])
    for (const { Architectures } of properties(world, 'AWS::Lambda::Function')) expect(Architectures).toEqual(['arm64'])
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: domain.name })
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'a@example.cn' })
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ ICP_NUMBER: '桂ICP备0号', SITE_ORIGIN: 'https://kezhi.example.cn' }),
      },
    })
    expect(messages).toEqual([])
  })

  it('refuses a setting it does not know', () => {
    expect(() => deploy('Kezhi', { architektur: 'arm64' })).toThrow(/architektur/)
  })
})
