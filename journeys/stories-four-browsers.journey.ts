/** One story from its telling until it is taken back: a teller, somebody who helps, two who code, an editor, and whoever reads. Each at a browser of their own. */
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { expectAccessible } from './looking.ts'
import { useOwnProgram } from './own-program.ts'
import { either } from './said.ts'
import { becomeAdministrator, joinByLink, makeInvitation, startInitiative } from './steps.ts'
import { THOUGHT_OVER, sayYes, tellInOnePiece } from './story-steps.ts'
import { type Walker, walkerOn } from './walker.ts'

const browser = useBrowser()
const program = useOwnProgram()

const WAITED = 'I counted the tiles of the corridor from ten at night until four.'
const WORD = 'counted the tiles'
const MARK = 'taken back by its teller'

/** Somebody on a phone as narrow as phones come. */
const onAPhone = async () => walkerOn(await browser.open({ origin: program.origin, width: 320 }), { look: expectAccessible })

/** Opens a page behind which words of a story lie: whoever has not shown that it is them does. */
async function openSealed(walker: Walker, path: string, code: string): Promise<void> {
  await walker.open(path)
  if (new URL(walker.page.url()).pathname !== '/me/prove') return
  await walker.at('Show that it is you')
  await walker.type('Your recovery code', code)
  await walker.press('It is me')
}

async function codeIt(coder: Walker, round: string, code: string): Promise<void> {
  await coder.open(round)
  await coder.at(either('Round of', false))
  await coder.press('Yes, I will code')
  await openSealed(coder, `${round}/stories/1`, code)
  await coder.at('Story 1')
  await coder.reads(either(WAITED, false))
  await coder.tick(either('Waiting in the dark', false))
  await coder.press('Keep this')
}

/** Everything that somebody gets at an address, unpacked. */
async function fetched(walker: Walker, path: string): Promise<string> {
  const answer = await walker.page.request.get(`${program.origin}${path}`)
  expect([path, answer.status()]).toEqual([path, 200])
  const bytes = await answer.body()
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

it('is told, thought over, said yes to, coded by two, quoted on two pages, found, taken along, and taken back by whoever helps: then it is nowhere', async () => {
  const editor = await onAPhone()
  const editorCode = await becomeAdministrator(editor, program.firstLink, 'Ailsa')
  const path = await startInitiative(editor, { title: 'A way through the night', purpose: 'That nobody waits alone.', openTo: 'Everybody', letsIn: 'everybody', as: ['third-sector worker'] })
  const link = await makeInvitation(editor, path, 9)
  const [teller, helper, one, other] = [await onAPhone(), await onAPhone(), await onAPhone(), await onAPhone()]
  await joinByLink(teller, link, { called: 'Rab', as: ['unpaid carer'] })
  await joinByLink(helper, link, { called: 'Mairi', as: ['community member'] })
  const oneCode = await joinByLink(one, link, { called: 'Iain', as: ['unpaid carer'] })
  const otherCode = await joinByLink(other, link, { called: 'Jess', as: ['someone who uses services'] })

  // Told in one piece, and said yes to for the group, for what is found in many stories, and for everybody.
  const story = await tellInOnePiece(teller, path, `It was in March.\n\n${WAITED} Then somebody came.`)
  await sayYes(teller, { purpose: 'This group’s work', audience: 'People who take part in this group' })
  await sayYes(teller, { purpose: 'Finding what stories have in common', audience: 'People who take part in this group' })
  await sayYes(teller, { purpose: 'Pages that everybody can read', audience: 'Everybody' })
  await teller.follow('Name somebody')
  await teller.at('Somebody who helps you')
  await teller.pick('Who is it?', 'Mairi')
  await teller.choose('No: they see where it is used, and not the words')
  await teller.press('Name this person')

  // Nobody has it before its time.
  await editor.open(`${path}/stories`)
  await editor.at('Stories')
  await editor.reads(either('Nobody has said yes to your reading a story yet.'))
  await program.startAgain(THOUGHT_OVER)

  // Coded by two who don't see each other.
  await editor.open(`${path}/code-book/codes/new`)
  await editor.at('Add a code')
  await editor.type('Its name', 'Waiting in the dark')
  await editor.type('When does it fit?', 'Somebody waits at night and is told nothing.')
  await editor.press('Put it in the book')
  await editor.open(`${path}/coding/new`)
  await editor.at('Begin a round of coding')
  await editor.tick(either('Iain', false))
  await editor.tick(either('Jess', false))
  await editor.press('Begin the round')
  await editor.at(either('Round of', false))
  const round = new URL(editor.page.url()).pathname
  await codeIt(one, round, oneCode)
  await codeIt(other, round, otherCode)
  await other.open(`${round}/differences`)
  await other.at('Compare, and settle')

  // Quoted in the case study, which is published, and in the journal.
  const quote = async (place: string | RegExp) => {
    await openSealed(editor, `${path}/stories${story.replace('/stories', '')}/quote`, editorCode)
    await editor.at('Quote from a story')
    await editor.type('The words', WAITED)
    await editor.pick('Where shall they stand?', place)
    await editor.press('Put them there')
    await editor.at(either('Story of', false))
  }
  await editor.open(`${path}/journal/new`)
  await editor.at('Write in the journal')
  await editor.type('What is it about?', 'A night in March')
  await editor.type('What do you want to write down?', 'We were told of a night.')
  await editor.choose('Everybody')
  await editor.press('Put it in the journal')
  const entry = new URL(editor.page.url()).pathname
  await quote(either('Case study: Where it began', false))
  await quote(either('Journal: A night in March', false))
  await editor.open(`${path}/case-study/sentences/new`)
  await editor.at('Write a sentence')
  await editor.pick('Where it stands', 'Where it began')
  await editor.type('The sentence', 'We met at night.')
  await editor.press('Save the sentence')
  await editor.at('Draft of the case study')
  await editor.reads(either(WAITED, false))
  await editor.open(`${path}/case-study/agree`)
  await editor.at('Publish the case study')
  await editor.press('Put the draft forward')
  await one.open(`${path}/case-study/agree`)
  await one.at('Publish the case study')
  await one.press(/I agree/)

  const reader = await onAPhone()
  const PAGES = [`${path}/case-study`, entry]
  for (const page of PAGES) {
    await reader.open(page)
    await reader.reads(either(WAITED, false))
    await expectAccessible(reader.page)
  }
  await reader.open('/search')
  await reader.at('Search')
  await reader.type('Words to look for', 'corridor tiles night')
  await reader.press('Search')
  await reader.reads(either(WAITED, false))
  await expectAccessible(reader.page)
  const found = reader.page.url()

  // What is taken along holds no word of it, while it stands as when it is gone.
  const LEAVES = [`${path}/whole/copy.jsonl.gz`, `${path}/export.json`, `${path}/export.csv`, `${path}/thread.csv`, `${path}/case-study.json`, `${path}/journal.atom`, '/me/everything.json']
  for (const leaves of LEAVES) expect([leaves, (await fetched(editor, leaves)).includes(WORD)]).toEqual([leaves, false])

  // Whoever helps takes it back, without having read it.
  await helper.open('/stories')
  await helper.at('Your stories')
  await helper.follow(either('Story of', false))
  expect(await helper.page.content()).not.toContain(WORD)
  await helper.press('Take it back everywhere')
  await helper.reads(either('It is taken back, everywhere.'))
  for (const page of [...PAGES, found]) {
    await reader.open(page)
    expect([page, (await reader.page.content()).includes(WORD)]).toEqual([page, false])
    await expectAccessible(reader.page)
  }
  for (const page of PAGES) {
    await reader.open(page)
    await reader.reads(either(MARK, false))
  }
  await reader.page.goBack()
  expect(await reader.page.content()).not.toContain(WORD)
  for (const [who, page] of [[editor, `${path}/case-study/draft`], [editor, `${path}/stories${story.replace('/stories', '')}`], [one, `${round}/stories/1`], [other, `${round}/stories/1`], [helper, story]] as const) {
    await who.open(page)
    expect([page, (await who.page.content()).includes(WORD)]).toEqual([page, false])
  }
  for (const leaves of LEAVES) expect([leaves, (await fetched(editor, leaves)).includes(WORD)]).toEqual([leaves, false])
  await teller.open(story)
  await teller.reads(either(WAITED, false))
})
