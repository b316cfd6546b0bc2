/** A site is brought back from a backup: what somebody changed after it waits for them, and a name that they gave up is not shown again. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { expectAccessible } from './looking.ts'
import { useOwnProgram } from './own-program.ts'
import { either } from './said.ts'
import { becomeAdministrator, joinByLink, makeInvitation, signInWithCode, startInitiative } from './steps.ts'
import { walkerOn } from './walker.ts'

const run = promisify(execFile)
const browser = useBrowser()
const program = useOwnProgram()

const newcomer = async (width = 1280) => walkerOn(await browser.open({ origin: program.origin, width }), { look: expectAccessible })
const command = async (name: 'backup' | 'restore', ...args: readonly string[]) => run(process.execPath, [`dist/commands/${name}.js`, ...args], { env: { ...process.env, DATA: program.data } })

it('what was changed since a backup is shown to nobody but its author, who looks at it and saves it', async () => {
  const host = await newcomer()
  const hostCode = await becomeAdministrator(host, program.firstLink, 'Ailsa')
  const path = await startInitiative(host, { title: 'Evening clinics', purpose: 'To get home after an evening clinic.', openTo: 'Only people who take part', letsIn: 'everybody' })
  const invitation = await makeInvitation(host, path)
  const author = await newcomer()
  const authorCode = await joinByLink(author, invitation, { called: 'Tamsin of 4 Example Road', as: ['unpaid carer'] })
  await author.open(`${path}/voices/new`)
  await author.at('Say something')
  await author.type('What do you want to say?', 'My neighbour Jo drives me, and she is ill.')
  await author.press('Say it')
  await author.reads(either('My neighbour Jo drives me', false))

  const file = join(program.data, 'before.backup')
  await program.stop()
  await command('backup', file)
  await program.startAgain()
  const changing = await newcomer()
  await signInWithCode(changing, authorCode)
  await changing.open('/me/name')
  await changing.type('What do you want to be called?', 'Tam')
  await changing.press('Change it')
  await changing.open(`${path}/voices/mine`)
  await changing.follow(/Change it/)
  await changing.at('Change what you said')
  await changing.type('The words', 'A neighbour drives me.')
  await changing.press('Save the change')
  await changing.reads('A neighbour drives me.')
  await program.stop()
  expect((await command('restore', file, '--replace')).stdout).toContain('2 things')
  await program.startAgain()

  const hostAgain = await newcomer()
  await signInWithCode(hostAgain, hostCode)
  await hostAgain.open(`${path}/heard`)
  await hostAgain.at('Heard')
  await hostAgain.reads('Waits until its author has looked at it')
  expect(await hostAgain.page.getByRole('main').innerText()).not.toMatch(/Jo|Tamsin/)

  const back = await newcomer(320)
  await signInWithCode(back, authorCode)
  await back.open('/me')
  await back.at('My page')
  await back.reads(either('A member', false))
  await back.follow('See your notices')
  await back.at('Notices')
  await back.follow('Read why, and answer')
  await back.at('This waits for you')
  await back.follow('Look at it and save it')
  await back.at('Change what you said')
  await back.reads(either('these are the words from before your last change', false))
  await back.type('The words', 'Somebody drives me.')
  await back.press('Save the change')
  await hostAgain.open(`${path}/heard`)
  await hostAgain.reads('Somebody drives me.')
})
