/** Somebody who may read a story proposes it shorter; its teller sees both beside each other, says no once, and takes a second one when they have changed it. */
import { expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { byKeyboard } from './hands.ts'
import { expectAccessible } from './looking.ts'
import { useOwnProgram } from './own-program.ts'
import { either } from './said.ts'
import { becomeAdministrator, joinByLink, makeInvitation, startInitiative } from './steps.ts'
import { THOUGHT_OVER, sayYes, tellInOnePiece } from './story-steps.ts'
import { type Walker, walkerOn } from './walker.ts'

const browser = useBrowser()
const program = useOwnProgram()

const TOLD = 'It was in March, and it was cold. I waited nine hours in the yellow corridor. Nobody said why.'
const TOO_SHORT = 'I waited.'
const SHORTER = 'In March I waited nine hours in the yellow corridor.'
const AS_THEY_WANT = 'In March I waited nine hours in the yellow corridor. Nobody said why.'

const onAPhone = async () => walkerOn(await browser.open({ origin: program.origin, width: 320 }), { look: expectAccessible, hands: byKeyboard })

async function propose(editor: Walker, words: string, reason: string): Promise<void> {
  await editor.at('Propose a shorter or clearer cut')
  await editor.type('The story, as you would cut it', words)
  await editor.type('Why, and what for?', reason)
  await editor.press('Propose it to its teller')
  await editor.reads(either('You proposed a cut on', false))
}

it('a cut is proposed to its teller, who says no, and takes another as they want it', async () => {
  const editor = walkerOn(await browser.open({ origin: program.origin }), { look: expectAccessible })
  const code = await becomeAdministrator(editor, program.firstLink, 'Una')
  const path = await startInitiative(editor, { title: 'A way through casualty', purpose: 'That nobody waits without being told why.', openTo: 'Everybody', letsIn: 'everybody', as: ['community member'] })
  const teller = await onAPhone()
  await joinByLink(teller, await makeInvitation(editor, path, 3), { called: 'Rab', as: ['unpaid carer'] })
  const story = await tellInOnePiece(teller, path, TOLD)
  await sayYes(teller, { purpose: 'This group’s work', audience: 'People who take part in this group', time: 'Two days' })
  await program.startAgain(THOUGHT_OVER)

  await editor.open(`${path}/stories`)
  await editor.at('Stories')
  await editor.follow(either('Story of', false))
  await editor.at('Show that it is you')
  await editor.type('Your recovery code', code)
  await editor.press('It is me')
  await editor.at(either('Story of', false))
  await editor.follow('Propose a shorter or clearer cut')
  await propose(editor, TOO_SHORT, 'It should fit on a card.')

  await teller.open('/me')
  await teller.at('My page')
  await teller.reads('Somebody proposes a cut of one of your stories.')
  await teller.open(story)
  await teller.at(either('Story of', false))
  await teller.follow('Look at it')
  await teller.at('Somebody proposes a cut of your story')
  await teller.reads('It should fit on a card.')
  await teller.unfold(/change/)
  await teller.type(either('If you say no: do you want to say why?', false), 'Nine hours is what it is about.')
  await teller.press('No, leave my story as it is')
  await teller.reads('You said no. Your story stays as it is, and what was proposed is gone.')

  await editor.open(`${path}${story}/cut`)
  await editor.reads('its teller said no')
  await editor.reads('Nine hours is what it is about.')
  expect(await editor.page.getByRole('main').innerText()).not.toContain(TOO_SHORT)
  await propose(editor, SHORTER, 'The case study has room for ten words.')

  await teller.open(story)
  await teller.follow('Look at it')
  await teller.at('Somebody proposes a cut of your story')
  expect(await teller.page.getByRole('deletion').first().innerText()).toContain('It was')
  await teller.follow('Change it first')
  await teller.at('Change the cut first')
  await teller.type('The story', AS_THEY_WANT)
  await teller.press('Keep this as a new version')
  await teller.reads(AS_THEY_WANT)
  await teller.reads(either('Is this version right, as you want it told?', false))
  await teller.follow('Compare two versions')
  await teller.at('Compare two versions')
  await teller.reads('Version 2')

  // Until its teller says that it is right and says yes to it, the group reads what it read before.
  await editor.open(`${path}${story}/cut`)
  await editor.at('Propose a shorter or clearer cut')
  await editor.reads('changed by its teller, and taken as a new version')
  await editor.open(`${path}${story}`)
  await editor.reads(TOLD)
})
