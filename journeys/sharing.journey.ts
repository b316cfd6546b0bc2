import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'

const people = usePeople()

it('somebody passes a page of the library on, by keyboard or without a script, and a program reads all that the library holds', async () => {
  const reader = await people.newcomer({ keyboard: true })
  await reader.open('/library/resources')
  await reader.at('Resources')
  const [address, title] = await reader.page.locator('.card a').first().evaluate((link: HTMLAnchorElement) => [link.href, link.textContent ?? ''] as const)
  await reader.open(new URL(address).pathname)
  await reader.at(either(title))
  const field = reader.page.getByLabel(either('Address of this page'))
  expect(await field.inputValue()).toBe(address)
  await reader.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await reader.press('Copy the address')
  await reader.reads(either('Copied.'))
  expect(await reader.page.evaluate(() => navigator.clipboard.readText())).toBe(address)

  const other = await people.newcomer({ width: 320, javaScript: false })
  await other.open(new URL(address).pathname)
  await other.at(either(title))
  expect(await other.page.getByLabel(either('Address of this page')).inputValue()).toBe(address)
  expect(await other.page.getByRole('button', { name: either('Copy the address') }).count()).toBe(0)
  expect(await other.page.getByRole('link', { name: either('Send it by e-mail') }).getAttribute('href')).toContain(encodeURIComponent(address))

  const found: string[] = []
  for (let query = 'metadataPrefix=oai_dc'; query !== '';) {
    const text = await (await other.page.request.get(`/oai?verb=ListRecords&${query}`)).text()
    found.push(...[...text.matchAll(/<dc:identifier>([^<]+\/library\/[^<]+)<\/dc:identifier>/g)].map(([, one]) => one ?? ''))
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]
    query = token === undefined ? '' : `resumptionToken=${token}`
  }
  expect(found).toContain(address)
  expect(new Set(found).size).toBe(found.length)
})
