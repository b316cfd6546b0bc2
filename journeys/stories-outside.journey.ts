/** Words of a story are taken along for a report, and asked back. */
import { expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { expectAccessible } from './looking.ts'
import { useOwnProgram } from './own-program.ts'
import { either } from './said.ts'
import { becomeAdministrator, joinByLink, makeInvitation, startInitiative } from './steps.ts'
import { THOUGHT_OVER, sayYes, tellInOnePiece } from './story-steps.ts'
import { walkerOn } from './walker.ts'

const browser = useBrowser()
const program = useOwnProgram()

const WAITED = 'I read the same poster until the words stopped meaning anything.'

const onAPhone = async () => walkerOn(await browser.open({ origin: program.origin, width: 320 }), { look: expectAccessible })

it('somebody takes words along for a report as far as their teller said yes, the teller sees it, takes the story back, and reads what became of the copies', async () => {
  const host = await onAPhone()
  const code = await becomeAdministrator(host, program.firstLink, 'Ailsa')
  const path = await startInitiative(host, { title: 'A way through the day', purpose: 'That nobody waits without a word.', openTo: 'Everybody', letsIn: 'everybody', as: ['third-sector worker'] })
  const teller = await onAPhone()
  await joinByLink(teller, await makeInvitation(host, path, 2), { called: 'Rab', as: ['unpaid carer'] })
  const story = await tellInOnePiece(teller, path, `It was in May.\n\n${WAITED} Then somebody came.`)
  await sayYes(teller, { purpose: 'This group’s work', audience: 'People who take part in this group' })
  await sayYes(teller, { purpose: 'A report', audience: 'Everybody', channel: 'On paper' })

  await program.startAgain(THOUGHT_OVER)
  await host.open(`${path}${story}/outside`)
  await host.at('Show that it is you')
  await host.type('Your recovery code', code)
  await host.press('It is me')
  await host.at('Use it outside this site')
  await host.reads(either('A report: on paper, for: everybody. Without a name.', false))

  // Another purpose was not asked about, and the page says how to ask.
  await host.type('The words', WAITED)
  await host.choose('Training or teaching')
  await host.type('What is it called?', 'What we heard about waiting')
  await host.type('Who will read or hear it?', 'The health board')
  await host.choose('Everybody')
  await host.choose('On paper')
  await host.type('Where?', 'Inverness')
  await host.press('Take these words along')
  await host.reads(either('Its teller has not said yes to this for those people and in that way. See “How to ask for something else”', false))
  await host.choose('A report')
  await host.press('Take these words along')
  await host.at('What we heard about waiting')
  await host.reads(either(WAITED, false))
  await host.reads(either('Then every copy must be deleted.', false))
  const copy = new URL(host.page.url()).pathname

  // Whoever gets the address sees nothing; the teller sees what it was taken for.
  expect((await teller.page.goto(`${program.origin}${copy}`))?.status()).toBe(404)
  await teller.open(story)
  await teller.reads(either('A report: “What we heard about waiting”', false))
  await teller.press('Take it back everywhere')
  // Whoever has it is asked, or was by now.
  await teller.reads(either('to delete every copy', false))

  await host.open(copy)
  await host.reads(either('These words may not be used any more.', false))
  expect(await host.page.content()).not.toContain('same poster')
  await host.choose('Some can’t be deleted')
  await host.press('Tell its teller')
  await host.reads(either('Write what can’t be deleted, and why', false))
  await host.type(either('What can’t be deleted, and why?', false), 'Twenty were handed out on paper.')
  await host.press('Tell its teller')
  await host.reads(either('Thank you. Its teller can read what you said.'))
  await host.open(`${path}/stories/outside`)
  await host.at('Used outside this site')
  await host.open('/stories/copies')
  await host.at('Words that you took along')
  await teller.open(story)
  await teller.reads(either('Twenty were handed out on paper.'))
})
