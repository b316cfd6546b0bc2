import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
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

const WAITED = 'I sat under the broken clock until the cleaner sent me home.'

/** Somebody on a phone as narrow as phones come. */
const onAPhone = async (keyboard = false) => walkerOn(await browser.open({ origin: program.origin, width: 320 }), { look: expectAccessible, ...(keyboard ? { hands: byKeyboard } : {}) })

/** A phone's fingerprint reader, as the browser is told of it. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

async function addCode(walker: Walker, path: string, name: string, fits: string): Promise<void> {
  await walker.open(`${path}/code-book`)
  await walker.follow('Add a code')
  await walker.at('Add a code')
  await walker.type('Its name', name)
  await walker.type('When does it fit?', fits)
  await walker.press('Put it in the book')
  await walker.at('Code book')
}

it('a group agrees what to look for, two who stand in different places code apart from each other, compare, settle, and let a code be a theme', async () => {
  const host = await onAPhone()
  await becomeAdministrator(host, program.firstLink, 'Ailsa')
  const path = await startInitiative(host, { title: 'A way through casualty', purpose: 'That nobody waits without being told why.', openTo: 'Everybody', letsIn: 'everybody', as: ['third-sector worker'] })
  const link = await makeInvitation(host, path, 9)
  const [teller, carer, nurse] = [await onAPhone(), await onAPhone(), await onAPhone(true)]
  await joinByLink(teller, link, { called: 'Rab', as: ['community member'] })
  await joinByLink(carer, link, { called: 'Una', as: ['unpaid carer'] })
  const nurseCode = await joinByLink(nurse, link, { called: 'Bo', as: ['someone who uses services'] })

  await withAuthenticator(carer.page)
  await carer.open('/me/passkeys')
  await carer.press('Add a passkey on this device')
  await carer.reads(/Made on/)

  await carer.open(`${path}/coding`)
  await carer.at('Rounds of coding')
  await carer.follow('Code book')
  await carer.at('Code book')
  await addCode(carer, path, 'Waiting in the dark', 'Somebody waits and is not told why.')
  await addCode(nurse, path, 'A kind deed', 'Somebody does more than they had to.')
  await carer.open(`${path}/code-book`)
  await carer.reads('A kind deed')
  await tellInOnePiece(teller, path, WAITED)
  await sayYes(teller, { purpose: 'Finding what stories have in common', audience: 'People who take part in this group' })
  await program.startAgain(THOUGHT_OVER)

  await host.open(`${path}/coding/new`)
  await host.at('Begin a round of coding')
  await host.tick(either('Una', false))
  await host.tick(either('Bo', false))
  await host.press('Begin the round')
  await host.at(either('Round of', false))
  const round = new URL(host.page.url()).pathname

  // One shows that it is them with a passkey, the other with their code.
  await carer.open(round)
  await carer.press('Yes, I will code')
  await carer.follow('Go on coding')
  await carer.at('Show that it is you')
  await carer.press('Use a passkey')
  await carer.at('Story 1')
  await carer.reads(either(WAITED, false))
  await carer.tick(either('Waiting in the dark', false))
  await carer.press('Keep this')
  await carer.at(either('Round of', false))
  await nurse.open(round)
  await nurse.press('Yes, I will code')
  await nurse.follow('Go on coding')
  await nurse.at('Show that it is you')
  await nurse.type('Your recovery code', nurseCode)
  await nurse.press('It is me')
  await nurse.at('Story 1')
  expect(await nurse.page.locator('main input:checked').count()).toBe(0)
  await carer.open(`${round}/differences`)
  await carer.reads('Stories will stand here when everybody has coded them.')
  await teller.open('/stories')
  await teller.follow(either('Story of', false))
  await teller.reads(either('people have read it to tick which codes fit', false))
  await nurse.tick(either('Waiting in the dark', false))
  await nurse.tick(either('A kind deed', false))
  await nurse.press('Keep this')
  await nurse.at(either('Round of', false))

  await carer.open(round)
  await carer.follow('Compare, and settle')
  await carer.at('Compare, and settle')
  await carer.reads('ticked differently')
  await carer.follow(either('Talk it through', false))
  await carer.at('Settle story 1')
  await carer.reads('nothing more')
  await carer.tick(either('A kind deed', false))
  await carer.press('Settle story 1')
  await carer.reads('Story 1 is settled.')
  await nurse.open(`${round}/differences?show=settled`)
  await nurse.at('Compare, and settle')
  await nurse.reads(either('Waiting in the dark; A kind deed', false))
  await nurse.open(`${round}/agreement`)
  await nurse.at('How alike people coded')
  await nurse.reads('From 1 story.')

  await teller.open('/stories')
  await teller.follow(either('Story of', false))
  await teller.reads(either('Una read version 1 to tick which codes fit', false))

  await carer.open(`${path}/code-book`)
  await carer.press('Make themes of 2 codes')
  await carer.at('Code book')
  await carer.reads(either('how many stories it rests on is not said', false))
  await carer.follow(either('It is a theme of the thread', false))
  await carer.at('Theme')
  await carer.reads('Waiting in the dark')
  await carer.reads(either('How many stories it rests on is not said', false))
})
