import { describe, expect, test } from 'vitest'
import { textOfHtml } from './html-text.rules.ts'

describe('the words of HTML', () => {
  test('are read line by line, with quotes marked', () => {
    expect(textOfHtml('<html><head><title>x</title><style>p{}</style></head><body><p>The bus\n is <b>late</b>.</p><p>Every&nbsp;day &amp; night.<br>So&#8230;</p><div>On 30 November, Thegither wrote:</div><blockquote><p>Which bus?</p>For all</blockquote></body></html>'))
      .toBe('The bus is late.\nEvery day & night.\nSo…\nOn 30 November, Thegither wrote:\n> Which bus?\n> For all')
  })

  test('have nothing in them that runs, and broken HTML breaks nothing', () => {
    expect(textOfHtml('<script>alert(1)</script>a < b <img src=x onerror=alert(1)> c<blockquote')).toBe('a < b c<blockquote')
    expect(textOfHtml('&#1114112;&#xFFFFFF;&unknown;')).toBe('&unknown;')
    expect(textOfHtml('<'.repeat(300_000)).length).toBeGreaterThan(0)
  })
})
