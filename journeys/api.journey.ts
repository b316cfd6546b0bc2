import { expect, inject, it } from 'vitest'
import { usePeople } from './people.ts'
import { startInitiative } from './steps.ts'

const people = usePeople()

/** A program asks: no browser, no cookie. */
const ask = (path: string, token?: string) => fetch(new URL(path, inject('origin')), token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })

it('somebody lets a program read what only members may read, takes a whole copy along, and stops the program again', async () => {
  const host = await people.somebody('Isla')
  const path = await startInitiative(host, { title: 'Read by a program', purpose: 'That a board in the library shows what became of it.', openTo: 'Only people who take part', as: ['unpaid carer'] })
  await host.open(`${path}/voices/new`)
  await host.type('What do you want to say?', 'The lift is broken again.')
  await host.press('Say it')

  await host.open('/me')
  await host.follow('Tokens for programs')
  await host.at('Tokens for programs')
  await host.press('Make the token')
  await host.reads(/^Say what the token is for/)
  await host.type('What is it for?', 'The board in the library')
  await host.choose('Only the initiatives that I choose')
  await host.tick('Read by a program')
  await host.press('Make the token')
  await host.at('The board in the library')
  const token = (await host.page.getByRole('main').locator('code.secret').textContent()) ?? ''

  expect((await ask(`${path}/thread.json`)).status).toBe(404)
  const read: { items: { kind: string; words: string }[] } = JSON.parse(await (await ask(`${path}/thread.json`, token)).text())
  expect(read.items.map(({ words }) => words)).toEqual(['The lift is broken again.'])
  expect((await ask('/me', token)).status).toBe(403)

  await host.open(`${path}/thread`)
  await host.follow('A whole copy of the initiative')
  await host.at('A whole copy')
  await host.reads(/words that are for members only/)
  const copy = await (await host.page.request.get(`${path}/export.csv`)).text()
  expect(copy).toContain('The lift is broken again.')
  expect(copy).not.toContain('Isla')

  await host.follow('How programs read it')
  await host.at('For programs')
  await host.reads('Read the thread')

  await host.open('/me/tokens')
  await host.press('Stop it The board in the library')
  await host.at('Tokens for programs')
  await host.reads('The token is stopped. It opens nothing any more.')
  expect((await ask(`${path}/thread.json`, token)).status).toBe(401)
})

it('somebody lets a program say things as them, finds what it said among their own, and takes it back', async () => {
  const host = await people.somebody('Eilidh')
  const path = await startInitiative(host, { title: 'Said by a program', purpose: 'That what is said at the bus stop is heard.', openTo: 'Everybody', as: ['unpaid carer'] })
  await host.open('/me/tokens')
  await host.type('What is it for?', 'The box at the bus stop')
  await host.choose('Read, and say things as me')
  await host.press('Make the token')
  await host.at('The box at the bus stop')
  await host.reads(/says things as you/)
  const token = (await host.page.getByRole('main').locator('code.secret').textContent()) ?? ''
  const send = (body: object) => fetch(new URL(`${path}/voices.json`, inject('origin')), {
    method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'bus-stop-1' },
  })
  const wrong: { errors: readonly { detail: string }[] } = JSON.parse(await (await send({ words: '', seenBy: 'members' })).text())
  expect(wrong.errors.map(({ detail }) => detail)).toEqual(['Write what you want to say'])
  const said = [await send({ words: 'The bus was late again.', seenBy: 'members' }), await send({ words: 'The bus was late again.', seenBy: 'members' })]
  expect(said.map(({ status }) => status)).toEqual([201, 201])

  await host.open(`${path}/voices/mine`)
  await host.reads('The bus was late again.')
  await host.follow('Take it back “The bus was late again.”')
  await host.press('Take it back')
  await host.reads('It is taken back.')

  await host.open('/api')
  await host.reads('What can be added')
  const asked = await fetch(new URL(path, inject('origin')), { headers: { accept: 'application/json' } })
  expect([asked.headers.get('content-type'), asked.headers.get('content-location')]).toEqual(['application/json; charset=utf-8', `${path}/about.json`])
})

it('a host has another program told what happens, copies its secret, and stops telling it', async () => {
  const host = await people.somebody('Morag')
  const path = await startInitiative(host, { title: 'Told elsewhere', purpose: 'That the website of the group says what is new.', openTo: 'Everybody', as: ['unpaid carer'] })
  await host.open(path)
  await host.follow('Tell another program')
  await host.at('Tell another program')
  await host.type('At which address does it listen?', 'http://localhost:8080/')
  await host.press('Add it')
  await host.reads('Type an address that begins with https://')
  await host.type('At which address does it listen?', 'https://hooks.example.org/told')
  await host.press('Add it')
  await host.at('hooks.example.org')
  await host.reads(/Copy it now/)
  await host.reads(/^Nothing has happened since it was added/)
  await host.press('Stop telling it')
  await host.at('hooks.example.org')
  await host.reads('This program is told nothing for now.')
  await host.press('Remove it')
  await host.at('Tell another program')
  await host.reads(/^No other program is told what happens here/)
})
