/** What people do in many journeys, through the pages. */
import { either } from './said.ts'
import type { Walker } from './walker.ts'

/** Whoever started the program opens the link that it printed. @returns the recovery code */
export async function becomeAdministrator(walker: Walker, firstLink: string, called: string): Promise<string> {
  await walker.open(firstLink)
  await walker.at('Look after this site')
  await walker.type('What do you want to be called?', called)
  await walker.press('Begin')
  const code = await recoveryCodeOf(walker)
  await walker.follow('I have kept my code: go on')
  await walker.at('My page')
  return code
}

/** The recovery code on the page that shows it. */
async function recoveryCodeOf(walker: Walker): Promise<string> {
  await walker.at('Your recovery code')
  return (await walker.page.getByRole('main').locator('code').first().textContent())?.trim() ?? ''
}

type NewInitiative = Readonly<{ title: string; purpose: string; openTo: 'Only people who take part' | 'Everybody who has signed in on this site' | 'Everybody'; letsIn?: 'everybody' | 'host'; as?: readonly string[] }>

/** @returns its path, e.g. `/initiatives/evening-buses` */
export async function startInitiative(walker: Walker, { title, purpose, openTo, letsIn = 'host', as = [] }: NewInitiative): Promise<string> {
  await walker.open('/initiatives')
  await walker.at('Initiatives')
  await walker.follow('Start an initiative')
  await walker.at('Start an initiative')
  await walker.type('What is it called?', title)
  await walker.type('What is it for?', purpose)
  await walker.choose(openTo)
  await walker.press('Start it')
  await sayStandpoints(walker, as)
  await walker.at(title)
  const path = new URL(walker.page.url()).pathname
  if (letsIn === 'everybody') {
    await walker.open(`${path}/joining`)
    await walker.at('How people are let in')
    await walker.choose('Whoever has an invitation comes in at once')
    await walker.press('Save')
  }
  return path
}

/** @returns the path of the invitation's link, e.g. `/join/7KM2PWX4TR` */
export async function makeInvitation(walker: Walker, initiative: string, most = 30): Promise<string> {
  await walker.open(`${initiative}/invitations`)
  await walker.at('Invite people')
  await walker.type('For how many people at most?', String(most))
  await walker.press('Make it')
  await walker.at('Invitation')
  const link = walker.page.getByRole('link', { name: /\/join\// })
  return new URL((await link.getAttribute('href')) ?? '', walker.page.url()).pathname
}

type Joiner = Readonly<{ called: string; as?: readonly string[] }>

/** Somebody new joins by an invitation's link, with a name and no e-mail address. @returns their recovery code */
export async function joinByLink(walker: Walker, link: string, { called, as = [] }: Joiner): Promise<string> {
  await walker.open(link)
  await walker.at(either('Take part in', false))
  await walker.type('What do you want to be called?', called)
  await walker.choose('16 or over')
  await walker.press(/T[aá]k[eé] p[aá]rt|[AÁ]sk t[oó] t[aá]k[eé] p[aá]rt/)
  const code = await recoveryCodeOf(walker)
  const shown = walker.page.url()
  await walker.follow('I have kept my code: go on')
  // By keyboard nothing waits for the page that a link leads to; an address opened meanwhile would be lost.
  await walker.page.waitForURL((url) => url.href !== shown)
  if (as.length > 0) await sayStandpoints(walker, as)
  return code
}

/** «I'm here as …» */
export async function sayStandpoints(walker: Walker, as: readonly string[]): Promise<void> {
  await walker.at('What are you here as?')
  for (const standpoint of as) await walker.tick(standpoint)
  await walker.press('Save')
}

/** Somebody comes back on another device, with nothing but their code. */
export async function signInWithCode(walker: Walker, code: string): Promise<void> {
  await walker.open('/sign-in')
  await walker.at('Sign in')
  await walker.type('Your recovery code', code)
  await walker.press('Sign in with the code')
}

/**
 * The administrator of a new site makes a group that lets everybody in: where the people of journeys come from.
 * @returns the path of its invitation
 */
export async function openFrontRoom(administrator: Walker, firstLink: string): Promise<string> {
  await becomeAdministrator(administrator, firstLink, 'Ailsa')
  const path = await startInitiative(administrator, { title: 'The front room', purpose: 'A place to arrive.', openTo: 'Only people who take part', letsIn: 'everybody' })
  return makeInvitation(administrator, path, 200)
}
