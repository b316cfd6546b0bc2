import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type MailServer, startMailServer } from '../src/platform/mail/test-mail-server.ts'
import { type DataFolder, copyOfDataFolder } from './data-folder.ts'
import { usePeople } from './people.ts'
import { type Program, startProgram } from './program.ts'
import { becomeAdministrator, joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()
let data: DataFolder
let program: Program
let mail: MailServer

// A site of its own, with a mail server: the others send nothing.
beforeAll(async () => {
  data = await copyOfDataFolder(inject('readyData'))
  mail = await startMailServer()
  program = await startProgram({ data: data.path, env: { SMTP_URL: mail.address, MAIL_FROM: 'together@example.org' } })
})

afterAll(async () => {
  await program.stop()
  await mail.stop()
  await data.remove()
})

const words = (letter: string) => letter.replaceAll('=\n', '').replaceAll('=3D', '=').replaceAll(/(?:=[0-9A-F]{2})+/g, (all) => Buffer.from(all.replaceAll('=', ''), 'hex').toString('utf8'))

/** The newest letter with that subject, once it has come. */
async function letterCalled(subject: string): Promise<string> {
  const newest = () => mail.taken.findLast(({ letter }) => letter.includes(`Subject: ${subject}`))?.letter
  await expect.poll(newest, { timeout: 120_000 }).toBeDefined()
  return words(newest() ?? '')
}

/** The first page that a letter leads to whose address has this in it. */
const pathIn = (letter: string, part: string) => new URL(letter.match(new RegExp(`http://[^\\s>]*${part}[^\\s>]*`))?.[0] ?? '').pathname

it('somebody gives an address, chooses how often, hears at once of a meeting that is called off, and stops the letters from a link in one', async () => {
  const host = await people.newcomer({ origin: program.origin })
  await becomeAdministrator(host, program.firstLink, 'Ailsa')
  const path = await startInitiative(host, { title: 'Told by letter', purpose: 'That nobody stands before a closed door.', openTo: 'Only people who take part', letsIn: 'everybody', as: ['unpaid carer'] })
  const invitation = await makeInvitation(host, path)

  const member = await people.newcomer({ origin: program.origin, width: 320 })
  await joinByLink(member, invitation, { called: 'Tam', as: ['unpaid carer'] })
  await member.open('/me')
  await member.follow('How often we write to you')
  await member.at('How often we write to you')
  await member.reads('You have given no e-mail address, so nothing is sent.')
  await member.follow('Give an e-mail address')
  await member.type('Your e-mail address', 'tam@example.org')
  await member.press('Send me the link')
  await member.open(pathIn(await letterCalled('Confirm your e-mail address'), '/me/email/confirm/'))
  await member.press('Yes, this is my address')
  await member.open('/me/mail')
  await member.choose('Once a day, at 7 in the morning')
  await member.press('Save')
  await member.follow('Told by letter: As for all the others')
  await member.at('How often we write to you about this')
  await member.choose('As it happens')
  await member.press('Save')
  await member.follow('Told by letter: As it happens')

  await host.open(`${path}/meetings/new`)
  await host.at('Call a meeting')
  await host.type('What is the meeting called?', 'By the fire')
  await host.typeDay('Which day?', `3 11 ${new Date().getFullYear() + 1}`)
  await host.type('When does it begin?', '6.30 pm')
  await host.type('When does it end?', '8 pm')
  await host.type('Where is it? (optional)', 'The library')
  await host.press('Call the meeting')
  await host.at('By the fire')
  await host.open(`${new URL(host.page.url()).pathname}/cancel`)
  await host.at('Cancel the meeting')
  await host.type('Why does it not take place?', 'The chimney is being swept.')
  await host.press('Cancel the meeting')
  await host.reads('The chimney is being swept.')

  const letter = await letterCalled('A meeting is called off')
  expect(letter).toContain('The chimney is being swept.')
  expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  const outside = await people.newcomer({ origin: program.origin, width: 320 })
  await outside.open(pathIn(letter, '/mail/stop/'))
  await outside.at('Stop these letters')
  await outside.press('Stop these letters')
  await outside.reads('These letters are stopped.')
  await member.open('/me/mail')
  await member.follow('Told by letter: Never')
})
