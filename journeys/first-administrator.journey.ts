import { expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { expectAccessible } from './looking.ts'
import { useOwnProgram } from './own-program.ts'
import { becomeAdministrator, signInWithCode } from './steps.ts'
import { walkerOn } from './walker.ts'

const browser = useBrowser()
const program = useOwnProgram()

const newcomer = async () => walkerOn(await browser.open({ origin: program.origin }), { look: expectAccessible })

it('the printed link makes the first administrator, once, and their recovery code brings them back on another device', async () => {
  const first = await newcomer()
  const code = await becomeAdministrator(first, program.firstLink, 'Ailsa')

  const second = await newcomer()
  await second.open(program.firstLink)
  await second.at('This link does not work any more')
  expect(await second.page.getByLabel('What do you want to be called?').count()).toBe(0)

  await signInWithCode(second, code)
  await second.open('/me')
  await second.at('My page')
  await second.reads('Ailsa')
})

it('a start with an administrator prints no such link', async () => {
  await program.startAgain()
  await program.stop()
  expect(program.printed()).toContain('is running at')
  expect(program.printed()).not.toContain('Nobody looks after it yet')
})
