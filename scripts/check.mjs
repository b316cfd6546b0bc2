/** Types, lint, import rules, dead code: what can be said without running the program. `npm run check`. */
import { readdir } from 'node:fs/promises'
import { runProgram } from './testing/run-program.mjs'

const CHECKS = [
  { name: 'types', program: 'tsc', args: ['--noEmit'] },
  { name: 'lint', program: 'oxlint', args: ['--deny-warnings'] },
  { name: 'import rules', program: 'depcruise', args: ['src', 'journeys', 'bench', '--config', '.dependency-cruiser.cjs'] },
  { name: 'dead code', program: 'knip', args: ['--no-config-hints'] },
]

const sources = (await readdir('src', { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !/\.(test|test-table)\.tsx?$/.test(name))

/** Runs every check at once, all of them even where one fails. Gives a line each. */
export async function check(say) {
  const results = []
  const running = CHECKS.map(({ name, program, args }) => ({ name, program, ended: runProgram(program, args, { seconds: 600 }) }))
  for (const { name, program, ended } of running) {
    const { code, output } = await ended
    // A cruiser that can't parse TypeScript cruises nothing and is content.
    const cruised = program === 'depcruise' ? Number(/\((\d+) modules/.exec(output)?.[1] ?? /(\d+) modules/.exec(output)?.[1] ?? 0) : Infinity
    const ok = code === 0 && cruised >= sources.length
    say(`${ok ? '✓' : '✗'} ${name}`)
    if (!ok) say(cruised < sources.length ? `only ${String(cruised)} of ${sources.length} files were looked at\n${output}` : output)
    results.push({ name, ok })
  }
  return results
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const results = await check((line) => console.log(line))
  process.exit(results.every((result) => result.ok) ? 0 : 1)
}
