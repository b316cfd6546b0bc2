import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.mjs'],
    globalSetup: ['src/app/test-database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // One after the other in the same two processes, which read the program once: a test keeps nothing outside its own file.
    isolate: false,
    // On a machine that does much else, too.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    env: { TZ: 'America/Anchorage' },
  },
})
