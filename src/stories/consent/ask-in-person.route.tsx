/** Somebody asks a teller again by telephone or by letter, because that is how replies reach them: whoever helps with the story, wrote it down, or knows their name from the yes itself. */
import { hosts } from '#initiative/index.ts'
import { choice, codes } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { z } from 'zod'
import { AskGroupPage, AskPage } from './ask-in-person.view.tsx'
import { type Asker, insertAsking } from './ask-in-person.queries.ts'
import { type Entry, entriesFor } from './to-ask.ts'
import { sayConsent } from './words/index.ts'

export const askInPerson = route('/stories/to-ask', signedIn)

askInPerson.get(async (c, { person }) => c.page(<AskPage entries={await entriesFor(c, { person: person.id })} />))

export const askInGroup = route('/initiatives/:slug/stories/to-ask', hosts)

askInGroup.get(async (c, here) => c.page(<AskGroupPage here={here} entries={await entriesFor(c, { person: here.person.id, hostOf: here.initiative.id })} />))

type AtEntry = Readonly<{ asker: Asker; entry: Entry; list: string }>

/** Only whoever may ask about this story now. */
const entryFor = async (c: Context, asker: Asker, list: string): Promise<AtEntry | { closed: 'not-found' }> => {
  const id = readId<'story'>(c.param('story'))
  const [entry] = id === undefined ? [] : await entriesFor(c, asker, id)
  return entry === undefined ? { closed: 'not-found' } : { asker, entry, list }
}

const helpers: Gate<AtEntry> = async (c) => (c.person === undefined ? { closed: 'sign-in' } : entryFor(c, { person: c.person.id }, '/stories/to-ask'))

const hostsAtEntry: Gate<AtEntry> = async (c) => {
  const here = await hosts(c)
  return 'closed' in here ? here : entryFor(c, { person: here.person.id, hostOf: here.initiative.id }, `/initiatives/${here.initiative.slug}/stories/to-ask`)
}

const asked = z.object({ outcome: choice(['asked', 'not-reached'], codes<'unknown'>()('unknown')) })
const readAsked = formReader<typeof asked, 'unknown'>(asked)

const note = (c: Context, { asker, entry, list }: AtEntry) =>
  write(c, readAsked, async (trx, { outcome }) => {
    await insertAsking(trx, entry.story, { person: asker.person, reached: outcome === 'asked', at: c.now })
    return done(list, sayConsent(`ask.done-${outcome}`))
  }, () => c.seeOther(list))

export const noteAsked = route('/stories/to-ask/:story', helpers)

noteAsked.post(note)

export const noteAskedInGroup = route('/initiatives/:slug/stories/to-ask/:story', hostsAtEntry)

noteAskedInGroup.post(note)
