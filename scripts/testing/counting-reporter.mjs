/** Counts claims for the closing line of `npm test`: writes them where TEST_COUNT says, as JSON. */
import { writeFileSync } from 'node:fs'

export default class CountingReporter {
  onTestRunEnd(modules, unhandled) {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 }
    for (const module of modules) {
      // A file that can't be read or whose set-up failed has no claims to count, and is one failure.
      if (module.errors().length > 0) count.failed += 1
      for (const one of module.children.allTests()) {
        const { state } = one.result()
        if (state === 'passed') count.passed += 1
        else if (state === 'failed') count.failed += 1
        else count.skipped += 1
      }
    }
    if (process.env.TEST_COUNT) writeFileSync(process.env.TEST_COUNT, JSON.stringify(count))
  }
}
