import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { afterEach, expect, test, vi } from 'vitest'
import { inLocale, localeNow } from '../words/locale.ts'
import { explained } from './explained.tsx'
import { type Frame, inFrame, useFrame } from './frame.tsx'
import { madeBefore } from './made-before.tsx'

afterEach(() => { vi.restoreAllMocks() })

type Facts = Readonly<{ words: string; more?: readonly number[] }>
/** A part, and of what it was made. */
function counted() {
  const made: string[] = []
  const part = madeBefore(({ words, more = [] }: Facts) => {
    made.push(words)
    return { part: html`<p lang="${localeNow()}">${words} ${more.join(' ')}</p>` }
  })
  return { part: (facts: Facts) => String(part(facts).part), made }
}

test('A part is made once of the same facts, and anew of any other', () => {
  const { part, made } = counted()
  expect([part({ words: 'Care & <b>', more: [1] }), part({ words: 'Care & <b>', more: [1] })]).toEqual(Array.from({ length: 2 }, () => '<p lang="en">Care &amp; &lt;b&gt; 1</p>'))
  expect(made).toHaveLength(1)
  expect(part({ words: 'Care & <b>', more: [2] })).toBe('<p lang="en">Care &amp; &lt;b&gt; 2</p>')
  expect(part({ words: 'Care & <b>', more: [1] })).toBe('<p lang="en">Care &amp; &lt;b&gt; 1</p>')
  expect(made).toHaveLength(2)
})

test('A part that would be another in another frame is refused', () => {
  const Called: FC = () => <>{useFrame().called}</>
  const asElement = madeBefore(({ words }: Facts) => ({ part: <>{words}<Called /></> }))
  const asText = madeBefore(({ words }: Facts) => ({ part: html`<p>${explained(words)}</p>` }))
  const frame: Frame = { siteName: '', origin: '', path: '/', locale: 'en', called: 'Somebody Else', administrator: false, notice: undefined, asset: (name) => name, hasForm: false }
  const shown = (make: () => Child) => () => {
    const Shown: FC = () => <>{make()}</>
    return String(inFrame(frame, <Shown />))
  }
  expect(shown(() => asElement({ words: 'a' }).part)).toThrow('outside a frame')
  expect(shown(() => asText({ words: 'a' }).part)).toThrow('outside a frame')
  expect(shown(() => <Called />)()).toBe('Somebody Else')
})

test('It is made in each language', () => {
  const { part, made } = counted()
  expect([part({ words: 'a' }), inLocale('en-XA', () => part({ words: 'a' })), part({ words: 'a' })]).toEqual(['<p lang="en">a </p>', '<p lang="en-XA">a </p>', '<p lang="en">a </p>'])
  expect(made).toHaveLength(2)
})

test('Several parts of the same facts stand in a page as markup, beside elements and in them', () => {
  const parts = madeBefore((words: string) => ({ strong: <b>{words}</b>, other: html`<i>${words}</i>`, none: <></> }))
  const { strong, other, none } = parts('1 < 2')
  expect(String(<div>{strong}{other}{none}{parts('1 < 2').strong}</div>)).toBe('<div><b>1 &lt; 2</b><i>1 &lt; 2</i><b>1 &lt; 2</b></div>')
})

test('What nobody was shown for a minute is forgotten', () => {
  const { part, made } = counted()
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  part({ words: 'a' })
  part({ words: 'b' })
  now.mockReturnValue(50_000)
  part({ words: 'b' })
  now.mockReturnValue(70_000)
  part({ words: 'b' })
  expect(made).toEqual(['a', 'b'])
  part({ words: 'a' })
  expect(made).toEqual(['a', 'b', 'a'])
})

test('However much is made, the memory of it stays small, and the latest shown stays longest', () => {
  const { part, made } = counted()
  const long = (n: number) => ({ words: String(n).padEnd(512 * 1024, '.') })
  for (const n of [1, 2, 3, 1, 4, 5]) part(long(n))
  expect(made).toHaveLength(5)
  part(long(1))
  expect(made).toHaveLength(5)
  part(long(2))
  expect(made).toHaveLength(6)
})
