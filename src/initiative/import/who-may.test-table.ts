import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { insertDraft } from './import.queries.ts'
import { importVoices } from './import-voices.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const

const draft = async (world: World) => ({
  draft: await world.database.transaction((trx) => insertDraft(trx, world.initiative.id, world.people.host, { fileName: 'voices.csv', file: new TextEncoder().encode('words\nThe bus is late.\n') })),
})

const imported = async (world: World) => {
  const wanted = { initiative: world.initiative.id, sheet: { headings: ['words'], records: [['The bus is late.']] }, mapping: { words: 'words' }, hash: crypto.randomUUID(), fileName: 'voices.csv', person: world.people.host, standpoint: undefined, seenBy: 'members', leaveOut: false } as const
  const done = await world.database.transaction((trx) => importVoices(trx, wanted))
  return { import: done.kind === 'imported' ? done.id : '' }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/import': HOSTS,
  'POST /initiatives/:slug/import': HOSTS,
  'GET /initiatives/:slug/import/:draft': { ...HOSTS, params: draft },
  'POST /initiatives/:slug/import/:draft': { ...HOSTS, params: draft },
  'GET /initiatives/:slug/imports/:import': { ...HOSTS, params: imported },
}
