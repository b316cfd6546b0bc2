/** Journeys: a person gets something done in a real browser, against the built program on a real PostgreSQL. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['journeys/**/*.journey.ts'],
    globalSetup: ['journeys/site.ts'],
    pool: 'forks',
    // Two browsers and a server fill two cores.
    maxWorkers: 2,
    // One after the other in the same two processes, which read what they need once: a journey keeps nothing outside its own file.
    isolate: false,
    // Each step has a limit of its own; the whole is long on a machine that does much else.
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    env: { TZ: 'America/Anchorage' },
  },
})
