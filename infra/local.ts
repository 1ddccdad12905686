import { main } from './local/main.ts'

// Named at run time, so that nothing of the product is loaded before its environment is set.
await main({
  load: (entry) => import(`#functions/${entry}.ts`),
  loadSeed: () => import(`#infra/local/${'seed'}.ts`),
})
