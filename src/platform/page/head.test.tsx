import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { describe, expect, test } from 'vitest'
import { type Frame, inFrame } from './frame.tsx'
import { type PageFacts, asScriptData, inShort } from './head.tsx'
import { Page } from './page.tsx'
import { Share } from './share.tsx'

const frame = (): Frame => ({ siteName: 'Thegither', origin: 'https://together.example', path: '/library/resources/a', locale: 'en', called: undefined, administrator: false, notice: undefined, asset: (name) => `/assets/${name}`, hasForm: false })
const textOf = async (content: JSX.Element): Promise<string> => String(await html`${await inFrame(frame(), content)}`)

const NASTY = '</script><script>alert(1)</script><!-- "&\u2028'
const facts: PageFacts = { path: '/library/resources/a', about: NASTY, type: 'article', data: (at) => ({ '@type': 'Report', name: NASTY, url: at('/library/resources/a'), none: undefined }), terms: (at) => [['title', NASTY], ['identifier', at('/library/resources/a')]] }

describe('what a page says of itself to other programs', () => {
  test('stands in the head: the one address, what a link to it shows, what it is, and Dublin Core', async () => {
    const page = await textOf(<Page title="A &amp; B" listed facts={facts} />)
    const head = page.slice(0, page.indexOf('</head>'))
    expect(head).toContain('<link rel="canonical" href="https://together.example/library/resources/a"/>')
    expect(head).toContain('<meta property="og:url" content="https://together.example/library/resources/a"/>')
    expect(head).toContain('<meta property="og:type" content="article"/>')
    expect(head).toContain('<meta property="og:site_name" content="Thegither"/>')
    expect(head).toContain('<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/"/>')
    expect(head).toContain('<meta name="DCTERMS.identifier" content="https://together.example/library/resources/a"/>')
    expect(head).not.toContain('og:image')
  })

  test('no words of people end the element in which the data stands, and the data is what went in', async () => {
    const page = await textOf(<Page title="A" listed facts={facts} />)
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
    expect(data).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(data)).toEqual({ '@context': 'https://schema.org', '@type': 'Report', name: NASTY, url: 'https://together.example/library/resources/a' })
    expect(page).not.toContain('alert(1)</script>')
    expect(JSON.parse(asScriptData(NASTY))).toBe(NASTY)
  })

  test('is left out where a page is not for everybody', async () => {
    const page = await textOf(<Page title="A" facts={facts} />)
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    for (const none of ['canonical', 'og:', 'DCTERMS', 'ld+json']) expect(page).not.toContain(none)
  })

  test('a description is one line, cut at a word', () => {
    expect(inShort('One\n two   three')).toBe('One two three')
    expect(inShort('One two three', 9)).toBe('One two…')
    expect(inShort('Onetwothree', 9)).toBe('Onetwoth…')
    expect(inShort('a'.repeat(7) + '😀'.repeat(4), 9).isWellFormed()).toBe(true)
  })
})

test('sharing a page gives its address to be copied without a script, and a letter that holds it', async () => {
  const page = await textOf(<Share title="Tea & talk" path="/library/resources/a" />)
  expect(page).toMatch(/<label for="share-address">[^<]+<\/label><input[^>]* id="share-address"[^>]* readonly[^>]* value="https:\/\/together.example\/library\/resources\/a"/)
  expect(page).toContain('mailto:?subject=Tea%20%26%20talk&amp;body=Tea%20%26%20talk%0D%0Ahttps%3A%2F%2Ftogether.example%2Flibrary%2Fresources%2Fa')
  expect([...page.matchAll(/<button[^>]*>/g)].every(([button]) => button.includes(' hidden'))).toBe(true)
})
