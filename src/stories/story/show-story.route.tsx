/** Whoever told a story sees where it is: its versions, what they agreed to, where words of it stand, and who has read it. */
import { listCalled } from '#people/index.ts'
import { listInitiativesById } from '#initiative/index.ts'
import { codes, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { z } from 'zod'
import { listConsents } from '../consent/consent.queries.ts'
import { answeredBy } from '../cut/cut.rules.ts'
import { peopleOutside } from '../outside/where-outside.view.tsx'
import { listUsesOf } from '../use/use.queries.ts'
import { opened } from './opened-version.ts'
import { type AtStory, atStory, tellers } from './story.gate.ts'
import { findSealed, insertApproval, insertOpening, listOpenings, listVersions } from './story.queries.ts'
import { CopyPage } from './copy.view.tsx'
import { ShowStoryPage } from './show-story.view.tsx'
import { sayStory } from './words/index.ts'

export const showStory = route('/stories/:story', atStory)

showStory.get((c, here) => showPage(c, here))

async function showPage(c: Context, here: AtStory, status: 200 | 422 = 200): Promise<Response> {
  const { story, role } = here
  // Their own words are theirs; somebody else's are opened by nobody who came in with a link alone. Taking it back asks for nothing.
  const helps = role === 'supporter' && story.supporter?.reads === true
  const mayRead = role === 'teller' || (helps && here.person.proved === true)
  const [{ versions, latest }, consents, uses, openings] = await Promise.all([
    listVersions(c.database, story.id), listConsents(c.database, [story.id]), listUsesOf(c.database, story.id), role === 'teller' ? listOpenings(c.database, story.id, c.now) : [],
  ])
  if (helps && mayRead && latest !== undefined) await c.database.transaction((trx) => insertOpening(trx, story.id, latest.number, { person: here.person.id, day: dayOf(c.now, DEFAULT_ZONE), at: c.now, why: 'helping' }))
  const cut = role === 'teller' && story.cut !== undefined && answeredBy(story.cut.at) > c.now ? story.cut : undefined
  const people = [...openings.map(({ person }) => person), story.supporter?.person, story.takenDown?.by, cut?.editor, ...peopleOutside(uses)].filter((one) => one !== undefined)
  const [initiatives, called] = [await listInitiativesById(c.database, [story.initiative, ...uses.map(({ initiative }) => initiative)]), await listCalled(c.database, people)]
  return c.page(<ShowStoryPage here={here} cut={cut} latest={latest === undefined || !mayRead ? undefined : opened(c, story, latest)} versions={versions} consents={consents} uses={uses} openings={openings} asks={helps && !mayRead}
    initiatives={initiatives} called={called} now={c.now} />, status)
}

const code = codes<'unknown'>()
const approving = z.object({ version: version.pipe(z.number(code('unknown'))) })
const readApproving = formReader<typeof approving, 'unknown'>(approving)

export const approveStory = route('/stories/:story/approve', tellers)

approveStory.post((c, here) =>
  write(c, readApproving, async (trx, { version: number }) => {
    const latest = await findSealed(trx, here.story.id)
    // Whoever was shown an older one approves nothing that they have not read.
    if (latest === undefined || latest.number !== number) return refuse('', 'unknown' as const)
    await insertApproval(trx, here.story.id, number, c.now)
    return done(`/stories/${here.story.id}`, sayStory('show.approved'))
  }, () => showPage(c, here, 422)))

export const copyStory = route('/stories/:story/copy', tellers)

copyStory.get(async (c, { story }) => {
  const [sealed, consents] = await Promise.all([findSealed(c.database, story.id), listConsents(c.database, [story.id])])
  const initiative = (await listInitiativesById(c.database, [story.initiative])).get(story.initiative)
  return c.page(<CopyPage story={story} latest={sealed === undefined ? undefined : opened(c, story, sealed)} consents={consents} title={initiative?.title ?? ''} now={c.now}
    address={new URL('/stories/take-back', c.site.publicUrl).href} />)
})
