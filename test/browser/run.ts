import { main } from '#infra/local/main.ts'

// The embedded run as `npm start` starts it, with a small town instead of the sample city: the database does not tell
// anybody of what the town's past wrote, exactly as with the sample city.
await main({
  load: (entry) => import(`#functions/${entry}.ts`),
  loadSeed: () => import('./town.ts'),
})
