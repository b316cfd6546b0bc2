/** Journeys: a person gets something done in a real browser, against the built program on a real PostgreSQL. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['journeys/**/*.journey.ts'],
    globalSetup: ['journeys/site.ts'],
    pool: 'forks',
    // Two browsers and a server fill two cores.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: 'America/Anchorage' },
  },
})
