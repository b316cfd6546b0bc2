import { expect, inject, it } from 'vitest'
import type { Page } from 'playwright-core'
import { useBrowser } from './browser.ts'
import { expectAccessible } from './looking.ts'
import { walkerOn } from './walker.ts'

const browser = useBrowser()

/** A phone's fingerprint reader, as the browser is told of it. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

it('a person makes a passkey, signs out, signs in with it, and takes it away again', async () => {
  const page = await browser.open()
  await withAuthenticator(page)
  const { name, value } = inject('administrator')
  await page.context().addCookies([{ name, value, url: browser.origin }])
  const person = walkerOn(page, { look: expectAccessible })

  await person.open('/me/passkeys')
  await person.at('Passkeys')
  await person.press('Add a passkey on this device')
  await person.reads(/Made on/)

  // This browser forgets who it was; the passkey does not.
  await page.context().clearCookies()
  await person.open('/sign-in?next=/me/passkeys')
  await person.at('Sign in')
  await person.press('Sign in with a passkey')
  await person.at('Passkeys')

  await person.press(/^Remove/)
  await person.reads('You have no passkey yet.')

  await page.context().clearCookies()
  await person.open('/sign-in')
  await person.press('Sign in with a passkey')
  await person.reads('That did not work. Try again, or choose another way.')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})
