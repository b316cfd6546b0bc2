/**
 * Every part of the page kit on one page, and what must stay true of each.
 * To look at it: `KIT_PAGE=/some/folder/kit.html vitest run src/platform/page`, with the built assets beside it in `assets/`.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { html } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { ChooseMany } from './choose.tsx'
import { Button, DayField, FileField, Form, RadioField, SelectField, TextArea, TextField, Tick, TickField } from './form.tsx'
import { type Frame, inFrame } from './frame.tsx'
import { Page } from './page.tsx'
import { Buttons, Card, Cards, Details, Empty, Facts, Inset, LinkButton, Pages, QrCode, Table, Tag, Timeline, Warning, Words, WritingLines } from './parts.tsx'

const PARTS = ['Purpose', 'People', 'Questions', 'Meetings', 'Heard', 'Agreed', 'Happened', 'The thread']

const problems = [
  { field: 'words', sentence: 'Write what you want to say' },
  { field: 'where', sentence: 'Choose where you live' },
  { field: 'day', sentence: 'The day must be in the future' },
  { field: 'chosen', sentence: 'Tick at least one voice' },
]

const Fields: FC = () => (
  <Form problems={problems} typed={{ command: ['sent'], called: ['Morag'], chosen: ['b'] }} version={3}>
    <TextField name="called" label="What should we call you?" hint="Your first name is enough." autocomplete="given-name" width={20} />
    <TextArea name="words" label="What do you want to say?" hint="One thing at a time helps." most={2000} />
    <RadioField name="where" label="Where do you live?" choices={[['north', 'In the north of the area', 'All that lies beyond the river'], ['south', 'In the south of the area'], ['else', 'Somewhere else']]} />
    <TickField name="how" label="How can you take part?" hint="Tick all that suit you." optional choices={[['room', 'In the room'], ['phone', 'By phone'], ['post', 'By post']]} />
    <SelectField name="as" label="You are here as" empty="Rather not say" choices={[['service', 'someone who uses services'], ['carer', 'unpaid carer']]} />
    <DayField name="day" label="Reply by" hint="For example 3 12 2026." />
    <FileField name="file" label="A file of voices" hint="A CSV file." accept=".csv" />
    <Tick name="agreed" label="I have asked them, and they said yes" />
    <Buttons><Button>Save</Button><Button look="second">Save and add another</Button><Button look="warning">Take back</Button><Button look="link">Clear</Button></Buttons>
  </Form>
)

const Choosing: FC = () => (
  <Form problems={problems} typed={{ command: ['sent'], chosen: ['b', 'd'] }}>
    <ChooseMany name="chosen" label="Voices without a theme" hint="Tick those that belong together." items={[
      { value: 'a', label: 'The last bus goes before the group ends.', more: 'Said at the meeting on Tuesday 24 November' },
      { value: 'b', label: 'The stop has no light, and I wait there alone.' },
      { value: 'c', label: 'I would come if somebody walked with me to the stop, because the path beside the old school is dark and there is nobody about after seven in the evening.' },
      { value: 'd', label: 'My brother drives me, so I can only come when he is off.' },
      { value: 'e', label: 'The timetable on the wall is three years old.' },
    ]}>
      <TextField name="theme" label="Name of the theme" />
      <Buttons><Button>Group them</Button><Button look="second">Hide them</Button></Buttons>
    </ChooseMany>
  </Form>
)

const Shown: FC = () => (
  <>
    <h2>Signs</h2>
    <p><Tag>Member</Tag> <Tag tone="good">Answered</Tag> <Tag tone="waiting">Waiting for an answer</Tag> <Tag tone="late">Overdue</Tag> <Tag tone="gone">Taken back</Tag></p>
    <Warning><p>If somebody is in danger now, call 999.</p></Warning>
    <Inset><p>This is a worked example. The people in it are made up.</p></Inset>
    <Details summary="Who sees this?"><p>Only people who take part, until you choose otherwise.</p></Details>
    <Empty text="Nothing has been heard yet. What people say will be listed here."><LinkButton href="/new">Add the first voice</LinkButton></Empty>
    <h2>Facts and figures</h2>
    <Facts facts={[['Reply by', 'Thursday 3 December 2026'], ['Asked by', 'The planning group'], ['Not known', undefined]]} />
    <Table caption="Who came" head={['Standpoint', 'In the room', 'By phone', 'By video', 'By post', 'Altogether']} rows={[['Unpaid carers', '6', '1', '0', '2', '9'], ['Frontline workers', '5', '0', '1', '0', '6']]} />
    <h2>Lists</h2>
    <Cards>
      <Card title="The evening buses" level={3} href="/initiatives/evening-buses" quiet={<><Tag tone="waiting">Waiting for an answer</Tag> Until Thursday 3 December</>}><p>Getting home from groups that end after seven.</p></Card>
      <Card quiet="Said at the meeting on Tuesday 24 November"><Words text={'The stop has no light.\nI wait there alone.\n\nhttps://example.org/a/very/long/address/that/nobody/can/break/in/two/parts/by/hand'} /></Card>
    </Cards>
    <Timeline steps={[{ when: 'Tuesday 24 November', what: <p>Twelve voices were heard.</p> }, { when: 'Thursday 3 December', what: <p>The council answered: <a href="https://example.org/answer">partly</a>.</p> }]} />
    <QrCode address="https://together.example.org/join/ABCD-EFGH" label="QR code of the address for joining" />
    <p class="code">ABCD-EFGH</p>
    <ul class="actions"><li><a href="/edit">Change the purpose</a></li><li><a href="/report">Report something</a></li></ul>
    <Form method="get" class="row"><TextField name="near" label="Find an initiative" type="search" /><Button look="second">Find</Button></Form>
    <WritingLines count={3} />
    <Pages next="?after=20" first="?" />
  </>
)

const Kit: FC = () => (
  <Page title="Every part of the page kit" part="The evening buses" lead="A calm page that a tired person can read on an old phone, and that nobody needs a script for." problems={problems}
    back={{ href: '/', text: 'Back to heard' }} navigation={{ label: 'Parts of this initiative', links: PARTS.map((text) => ({ href: `/${text}`, text, here: text === 'Heard' })) }}>
    <Shown />
    <h2>A form</h2>
    <Fields />
    <h2>Choosing many</h2>
    <Choosing />
  </Page>
)

const frame = (): Frame => ({
  siteName: 'Thegither', origin: 'https://together.example', path: '/kit', locale: 'en', called: 'Morag', administrator: false, notice: 'Your voice was added.', asset: (name) => `assets/${name}`, hasForm: false,
})

const textOf = async (content: JSX.Element): Promise<string> => String(await html`<!doctype html>${await inFrame(frame(), content)}`)

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

describe('the page kit', () => {
  let page: string
  let fields: string
  beforeAll(async () => {
    page = await textOf(<Kit />)
    fields = await textOf(<Fields />)
    const place = process.env['KIT_PAGE']
    if (place !== undefined) await writeFile(place, page)
  })

  it('has one heading of the first level, one main part, and a way past the menu', () => {
    expect(all(page, /<(h1)[ >]/g)).toHaveLength(1)
    expect(all(page, /<(main) /g)).toHaveLength(1)
    expect(page).toMatch(/<body><a class="skip" href="#main">/)
  })

  it('never skips a level of heading', () => {
    const levels = all(page.slice(page.indexOf('<h1')), /<h([1-6])[ >]/g).map(Number)
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1)
  })

  it('says in the title that something is wrong, and puts the reader at the summary', () => {
    expect(page).toContain('<title>Error: Every part of the page kit – Thegither</title>')
    expect(page).toMatch(/class="error-summary" role="alert"[^>]*tabindex="-1" autofocus/)
    expect(page).toMatch(/<form action="#error-summary" method="post"/)
  })

  it('leads from each problem to its field', () => {
    const targets = all(page.slice(page.indexOf('error-summary'), page.indexOf('</ul>', page.indexOf('id="error-summary"'))), /href="#([^"]+)"/g)
    expect(targets).toEqual(['field-words', 'field-where', 'field-day', 'field-chosen'])
    for (const target of targets) expect(page).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${target}"`))
  })

  it('gives every field a label, and no two things one id', () => {
    const labelled = all(fields, /<label for="([^"]+)"/g)
    const inputs = all(fields, /<(?:input(?! type="hidden")|textarea|select)[^>]* id="([^"]+)"/g)
    expect(inputs.length).toBeGreaterThan(10)
    expect(labelled.toSorted()).toEqual(inputs.toSorted())
    const ids = all(fields, / id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('ties hints and problems to the fields they are about', () => {
    const described = all(page, /aria-describedby="([^"]+)"/g).flatMap((ids) => ids.split(' '))
    expect(described).toEqual(expect.arrayContaining(['field-words-hint', 'field-words-error', 'field-day-error', 'field-where-error', 'field-where-hint', 'field-chosen-error', 'field-chosen-more']))
    for (const id of described) expect(page).toContain(` id="${id}"`)
  })

  it('keeps what was typed and what was ticked, and what was unticked too', async () => {
    expect(fields).toMatch(/id="field-called"[^>]*value="Morag"/)
    const choosing = await textOf(<Choosing />)
    expect(all(choosing, /value="(\w)" checked/g)).toEqual(['b', 'd'])
    const unticked = await textOf(<Form typed={{ command: ['sent'] }}><Tick name="agreed" label="I have asked them" ticked /></Form>)
    expect(unticked).not.toContain('checked')
  })

  it('marks where one is by more than colour', () => {
    expect(all(page, /aria-current="page">([^<]+)</g)).toEqual(['Heard'])
  })

  it('lets a wide table be scrolled by keyboard, under its name', () => {
    expect(page).toMatch(/class="table" role="region" aria-label="Who came" tabindex="0"/)
    expect(page).toContain('<th scope="row">Unpaid carers</th>')
  })

  it('counts characters with a script that comes once and last, and says the limit without it', () => {
    expect(page).toContain('One thing at a time helps. You can write up to 2,000 characters.')
    expect(page).toMatch(/<\/footer><script type="module" src="assets\/count\.js"><\/script><\/body>/)
    expect(all(page, /(<script)/g)).toHaveLength(1)
  })

  it('has no script and no style in the page itself', () => {
    expect(page).not.toMatch(/<script>|<style| style="| on[a-z]+="/)
  })
})

describe('the look', () => {
  const style = (name: string) => readFile(new URL(`style/${name}`, import.meta.url), 'utf8')

  it('includes every stylesheet of the folder', async () => {
    const main = await style('main.css')
    const sheets = (await readdir(new URL('style/', import.meta.url))).filter((name) => name.endsWith('.css') && name !== 'main.css')
    expect(all(main, /@import '\.\/([^']+)'/g).toSorted()).toEqual(sheets.toSorted())
  })

  it.each([['light', 0], ['dark', 1]] as const)('has text of seven to one and edges of three to one, when %s', async (_, index) => {
    const tokens = await style('tokens.css')
    const colour = (name: string): string => all(tokens, new RegExp(`--${name}: (#[0-9a-f]{6})`, 'g'))[index] ?? '#000000'
    for (const ground of ['paper', 'surface', 'sunken']) {
      for (const text of ['ink', 'ink-soft', 'accent', 'accent-strong', 'problem']) expect([ground, text, contrast(colour(ground), colour(text))]).toSatisfy(atLeast(7))
      expect([ground, 'line-strong', contrast(colour(ground), colour('line-strong'))]).toSatisfy(atLeast(3))
    }
    expect(['on-accent', contrast(colour('accent'), colour('on-accent'))]).toSatisfy(atLeast(7))
    expect(['accent-soft', contrast(colour('accent-soft'), colour('accent-strong'))]).toSatisfy(atLeast(7))
  })
})

const atLeast = (least: number) => (pair: readonly (string | number)[]) => Number(pair.at(-1)) >= least

/** Contrast of two colours, 1–21, after WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
