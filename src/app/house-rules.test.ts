/** Rules of the house that no linter knows. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listMigrations } from '#platform/database/migrate.ts'
import { ROOT, SOURCE } from './root.ts'

const MODULES = ['people', 'network', 'initiative', 'stories', 'library'] as const

async function filesOf(module: string, wanted: RegExp): Promise<readonly (readonly [name: string, text: string])[]> {
  const names = (await readdir(join(SOURCE, module), { recursive: true })).filter((name) => wanted.test(name))
  return Promise.all(names.map(async (name) => [`${module}/${name}`, await readFile(join(SOURCE, module, name), 'utf8')] as const))
}

test("a module's queries name only its own tables", async () => {
  const foreign: string[] = []
  for (const module of MODULES) {
    const others = MODULES.filter((other) => other !== module).map((other) => new RegExp(`\\b${other}\\.[a-z_]+\\b`))
    for (const [name, text] of await filesOf(module, /(\.queries|tables)\.ts$/)) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gm, '')
      const quoted = [...code.matchAll(/'[^'\n]*'|`[^`]*`/g)].map((match) => match[0]).join('\n')
      if (others.some((other) => other.test(quoted))) foreign.push(name)
    }
  }
  expect(foreign).toEqual([])
})

test('SQL stands in queries, tables and migrations only', async () => {
  const strays: string[] = []
  for (const module of MODULES) {
    for (const [name, text] of await filesOf(module, /\.tsx?$/)) {
      if (/(\.queries|tables|\.test|\.test-table)\.tsx?$|\/migrations\//.test(name)) continue
      if (/\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text)) strays.push(name)
    }
  }
  expect(strays).toEqual([])
})

test('no two migrations have the same moment, so that their order is the same everywhere', async () => {
  const moments = [...(await listMigrations(SOURCE)).keys()].map((name) => name.slice(0, 15))
  expect(moments.filter((moment, index) => moments.indexOf(moment) !== index)).toEqual([])
})

test('a sentence of the words is plain: it never says «user», and never shouts', async () => {
  const odd: string[] = []
  for (const module of [...MODULES, 'platform', 'app']) {
    for (const [name, text] of await filesOf(module, /words\/en\.json$/)) {
      for (const [, sentence] of text.matchAll(/:\s*"((?:[^"\\]|\\.)*)"/g)) if (/\busers?\b|!{2,}|\b[A-Z]{5,}\b/.test(sentence ?? '')) odd.push(`${name}: ${sentence}`)
    }
  }
  expect(odd).toEqual([])
})

test('a measure says what it tells and what it does not, its shapes, its source, what too little data is, and an example; and the list of measures names it', async () => {
  const listed = [...(await readFile(join(ROOT, 'docs', 'measures.md'), 'utf8')).matchAll(/^\| \[`([a-z-]+)`\]\(\.\.\/src\/measures\/\1\.ts\)/gm)].map((match) => `measures/${match[1]}.ts`)
  const files = await filesOf('measures', /(?<!\.test)\.ts$/)
  const PARTS = [/\*\*(Tells|What is claimed)\b/, /\*\*(Does not tell|What is not)\b/, /\*\*Shapes\*\*/, /\*\*Convention\*\*/, /\*\*Too little data\*\*/, /@example/]
  expect(files.filter(([, text]) => text.includes('**Convention**')).map(([name]) => name).toSorted()).toEqual(listed.toSorted())
  expect(files.filter(([name, text]) => listed.includes(name) && !PARTS.every((part) => part.test(text))).map(([name]) => name)).toEqual([])
})
