/** Where words can be opened and shown at all: read off the sources, so that a new way is noticed before it is used. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SOURCE } from '#app/root.ts'

const names = (await readdir(SOURCE, { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.test-table\.ts$|\/test-[^/]*$/.test(name))
const sources = await Promise.all(names.map(async (name) => [name, await readFile(join(SOURCE, name), 'utf8')] as const))
const filesWith = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([name]) => name).toSorted()

test('one file opens what is sealed', () => {
  expect(filesWith(/createDecipheriv|crypto\.subtle/)).toEqual(['stories/sealed/opened-words.tsx'])
})

test('words are opened for their teller’s pages, for what hosts may read and cut, for coders, and for quotations, and nowhere else', () => {
  expect(filesWith(/\bOpenedWords\.open\(/)).toEqual(['stories/cut/opened-cut.ts', 'stories/outside/copy.route.tsx', 'stories/search/quotation-source.tsx', 'stories/story/opened-version.ts', 'stories/telling/tell.route.tsx', 'stories/use/told-on-page.tsx'])
  expect(filesWith(/\bopened\(c, /)).toEqual(['stories/coding/code-story.route.tsx', 'stories/cut/answer-cut.route.tsx', 'stories/cut/compare-versions.route.tsx', 'stories/cut/propose-cut.route.tsx', 'stories/outside/take-out.route.tsx', 'stories/story/edit-story.route.tsx', 'stories/story/show-story.route.tsx', 'stories/use/group-stories.route.tsx', 'stories/use/open-for-hosts.ts'])
})

test('opened words are shown by views of stories only, and never leave the module as text', () => {
  expect(filesWith(/<Story(Words|Field|Hidden|Piece)\b/)).toEqual([
    'stories/coding/code-story.view.tsx', 'stories/cut/answer-cut.view.tsx', 'stories/cut/compared.view.tsx', 'stories/cut/propose-cut.view.tsx', 'stories/outside/take-out.view.tsx', 'stories/search/found-quotation.view.tsx', 'stories/story/copy.view.tsx', 'stories/story/edit-story.view.tsx', 'stories/story/show-story.view.tsx', 'stories/telling/tell.view.tsx', 'stories/use/group-stories.view.tsx', 'stories/use/quotation.view.tsx',
  ])
  expect(sources.find(([name]) => name === 'stories/index.ts')?.[1]).not.toMatch(/opened-words|opened-version/)
})
