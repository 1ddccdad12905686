/**
 * Stands in for the SDK's credential chain inside the bundles (133 KB less to load at a cold start): Lambda hands
 * out credentials by environment only, so profiles, single sign-on and metadata services are never asked.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
