/** Whoever may quote a story takes words of it along for a report, a talk or training, as far as its teller said yes to that; also afterwards, for what was read or handed out already. */
import { askForOwnFactor } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { newId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { listConsents } from '../consent/consent.queries.ts'
import { stateOf } from '../consent/consent.rules.ts'
import { opened } from '../story/opened-version.ts'
import { holdOpen, openForHosts, storyPath } from '../use/open-for-hosts.ts'
import { type AtOpenStory, hostsAtStory } from '../use/open-story.gate.ts'
import { insertUse } from '../use/use.queries.ts'
import { insertCopy } from './copy.queries.ts'
import { recordTaken } from './after-a-restore.ts'
import { decideTaking } from './outside.rules.ts'
import { readTakeOut } from './take-out.form.ts'
import { type TakeOutCode, TakeOutPage } from './take-out.view.tsx'
import { sayOutside } from './words/index.ts'

export const takeOut = route('/initiatives/:slug/stories/:story/outside', hostsAtStory)

takeOut.get((c, here) => showForm(c, here))

// Whether words stand in a story says something of it too.
takeOut.post((c, here) => askForOwnFactor(c, `${storyPath(here)}/outside`) ?? take(c, here))

const take = (c: Context, here: AtOpenStory) =>
  write(c, readTakeOut, async (trx, { words, ...facts }) => {
    const { open, initiative, person } = here
    const excerpt = opened(c, open, await holdOpen(trx, here, c.now)).words.find(words)
    if (excerpt === undefined) return refuse<TakeOutCode>('words', 'not-in-story')
    // Asked again where nobody else can end it meanwhile.
    const decided = decideTaking(facts, await listConsents(trx, [open.id]), { number: open.number, now: c.now, zone: initiative.zone })
    if (decided.kind === 'refused') return decided
    const id = newId<'story-use'>()
    const use = { id, story: open.id, number: open.number, consent: decided.consent.id, ...excerpt, initiative: initiative.id, place: 'outside', anchor: id, by: person.id, at: c.now } as const
    await insertUse(trx, use)
    await insertCopy(trx, id, facts)
    await recordTaken(trx, use, facts)
    return done(`/stories/copies/${id}`, sayOutside('take.done'))
  }, (typed, problems) => showForm(c, here, typed, problems))

async function showForm(c: Context, here: AtOpenStory, typed: Typed = {}, problems: readonly Problem<TakeOutCode>[] = []): Promise<Response> {
  const asked = askForOwnFactor(c, `${storyPath(here)}/outside`)
  if (asked !== undefined) return asked
  const [version, consents] = [await openForHosts(c, here, 'quoting'), await listConsents(c.database, [here.open.id])]
  const outside = consents.filter((one) => one.number === here.open.number && one.channel !== 'page' && one.purpose !== 'coding' && one.purpose !== 'public-site' && stateOf(one, c.now) === 'current')
  return c.page(<TakeOutPage here={here} version={version} outside={outside} now={c.now} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
