import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { findEntry, moveEntry, saveEntry } from '../entry/entry.queries.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { type Term, shortOf, term } from './term.rules.ts'

const world = useWorld()

const made = (word: string, more: Partial<Term> = {}): Term => term.schema.parse({ word, definition: `What ${word} means. And more of it.`, ...more })
const anybody = () => world.as(undefined)

describe('the short definition', () => {
  test('is the first sentence, and never much longer than one', () => {
    expect(shortOf('People decide together. They also work together.')).toBe('People decide together.')
    expect(shortOf('Costs about 1.5 hours a week and e.g. a bus fare')).toBe('Costs about 1.5 hours a week and e.g. a bus fare')
    expect(shortOf('One line\nAnother line')).toBe('One line')
    expect(shortOf('word '.repeat(200)).length).toBeLessThan(290)
  })
})

describe('a word that is explained', () => {
  test('is written down by an editor, with what else people mean by it and what they disagree about', async () => {
    const { people } = world
    await settleEntry(world, term, made('Equality'))
    const editor = world.as(people.administrator)
    const begun = await editor.post('/library/glossary/new', {
      word: 'Co-design', spellings: 'codesign\nco-designed\n', marked: 'yes', definition: 'Shaping a service together. From the start.', contested: 'Whether a survey is enough.', related: 'equality', questions: 'Who draws?\nWho decides?',
      'meaning-0-words': 'Asking people what they think of a plan', 'meaning-0-by': 'Some planners', 'meaning-3-words': 'A workshop', 'meaning-3-link': 'https://example.org/workshop',
    })
    expect([begun.status, begun.location]).toEqual([303, '/library/glossary/co-design'])
    expect((await anybody().get('/library/glossary/co-design')).status).toBe(404)
    await editor.post('/library/glossary/co-design/move', { move: 'publish', version: '1' })
    const { text, status, queries } = await anybody().get('/library/glossary/co-design')
    expect([status, queries <= 8]).toEqual([200, true])
    for (const words of ['Contested', 'Whether a survey is enough.', 'Some planners', 'A workshop', 'href="https://example.org/workshop"', 'Who draws?', 'href="/library/glossary/equality"']) expect(text).toContain(words)
    expect(text.indexOf('Whether a survey is enough.')).toBeLessThan(text.indexOf('A workshop'))
    expect((await anybody().get('/library/glossary/equality')).text, 'the other word leads back').toContain('href="/library/glossary/co-design"')
  })

  test('says everything that is missing at once, each at its field, and keeps what was typed', async () => {
    const answer = await world.as(world.people.administrator).post('/library/glossary/new', { 'meaning-1-by': 'Some people', 'meaning-4-words': 'So', 'meaning-4-link': 'javascript:alert(1)', related: 'nothing-here' })
    expect(answer.status).toBe(422)
    for (const field of ['field-word', 'field-definition', 'field-meaning-1-words', 'field-meaning-4-link']) expect(answer.text).toContain(`href="#${field}"`)
    expect(answer.text).toContain('Some people')
    const unknown = await world.as(world.people.administrator).post('/library/glossary/new', { word: 'Kin', definition: 'Family.', related: 'nothing-here' })
    expect([unknown.status, unknown.text.includes('href="#field-related"')]).toEqual([422, true])
  })

  test('gives its questions on a sheet, and none where there are none', async () => {
    const [asked, quiet] = [await settleEntry(world, term, made('Trust', { questions: ['Who trusts whom?'] })), await settleEntry(world, term, made('Hope'))]
    expect((await anybody().get(`/library/glossary/${asked}/questions`)).text).toContain('Who trusts whom?')
    expect((await anybody().get(`/library/glossary/${quiet}/questions`)).status).toBe(404)
  })

  test('that was taken out says so at its address, and stands in the glossary no more', async () => {
    const slug = await settleEntry(world, term, made('Customer'))
    const entry = await findEntry(world.database, term, slug)
    if (entry === undefined) throw new Error('it was taken in')
    await world.database.transaction((trx) => moveEntry(trx, term, { id: entry.id, version: 1, to: 'withdrawn', reviewed: false, note: 'No word of ours' }, { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }))
    expect((await anybody().get(`/library/glossary/${slug}`)).status).toBe(410)
    expect((await anybody().get(`/library/glossary/${slug}/questions`)).status).toBe(404)
    expect((await anybody().get('/library/glossary')).text).not.toContain('Customer')
  })
})

describe('the glossary', () => {
  test('stands in the order of letters, whatever their accents, and shows only contested words to those who ask', async () => {
    await settleEntry(world, term, made('Zeal'))
    await settleEntry(world, term, made('Èquity', { contested: 'By what it is measured.' }))
    await settleEntry(world, term, made('24-hour care'))
    await settleEntry(world, term, made('Draft word'), { state: 'draft' })
    const { text, queries } = await anybody().get('/library/glossary')
    expect(queries).toBeLessThanOrEqual(8)
    const order = ['24-hour care', 'Èquity', 'Zeal'].map((word) => text.indexOf(`>${word}</a>`))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(text).not.toContain('Draft word')
    expect(text).toContain('href="#letter-e"')
    const contested = await anybody().get('/library/glossary?show=contested')
    expect([contested.text.includes('Èquity'), contested.text.includes('>Zeal<')]).toEqual([true, false])
  })
})

describe('words on pages', () => {
  const purpose = (slug: string) => anybody().get(`/initiatives/${slug}`)

  test('are marked once on a public page, lead to what they mean at its end, and follow a change at once', async () => {
    const { initiative } = world
    const page = `/library/glossary/${await settleEntry(world, term, made('Nearness', { definition: 'We walk to what we call near. Its other sense is closeness.', spellings: ['near'] }))}`
    const of = await settleEntry(world, term, made('Near miss', { definition: 'Something that is near and near.', contested: 'How near.' }))
    const shown = (await anybody().get(`/library/glossary/${of}`)).text
    expect(shown.match(/class="explained" id="said-nearness" href="#word-nearness">near<\/a>/g)).toHaveLength(1)
    expect(shown).toMatch(/id="word-nearness"[\s\S]*We walk to what we call near\.[\s\S]*href="\/library\/glossary\/nearness"[\s\S]*href="#said-nearness"/)
    expect((await anybody().get(page)).text, 'a word’s own page does not lead to itself').not.toContain('#word-nearness')
    const entry = await findEntry(world.database, term, 'nearness')
    if (entry === undefined) throw new Error('it was taken in')
    await world.database.transaction((trx) => saveEntry(trx, term, { id: entry.id, version: 1, content: { ...entry.content, spellings: [] } }, { person: undefined, at: world.clock.now, zone: DEFAULT_ZONE }))
    expect((await anybody().get(`/library/glossary/${of}`)).text).not.toContain('class="explained"')
    expect((await purpose(initiative.slug)).queries).toBeLessThanOrEqual(8)
  })

  test('are marked in what a public initiative says, and neither in forms nor where it is not public', async () => {
    const { initiative, people } = world
    const before = (await purpose(initiative.slug)).text
    const word = /<div class="words"><p>[^<]*?([A-Za-z]{5,})/.exec(before)?.[1] ?? ''
    expect(word).not.toBe('')
    await settleEntry(world, term, made(word))
    expect((await purpose(initiative.slug)).text).toContain(`>${word}</a>`)
    expect((await world.as(people.host).get(`/initiatives/${initiative.slug}/edit`)).text).not.toContain('class="explained"')
  })

  test('that everybody uses every day can be left alone', async () => {
    await settleEntry(world, term, made('People', { marked: false }))
    const slug = await settleEntry(world, term, made('Crowd', { definition: 'Many people.' }))
    expect((await anybody().get(`/library/glossary/${slug}`)).text).not.toContain('id="said-people"')
  })
})
