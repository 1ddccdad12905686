import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/browser/world.ts',
    // One town for all: the stories take turns.
    fileParallelism: false,
    // A story goes on where the one before it stopped; without that there is nothing to go on from.
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
