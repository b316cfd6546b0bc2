/** Whoever told a story takes it back, or one use of it, in one step: signed in, through whom they named, or with their recovery code. */
import { findPersonByCode, unlessTooOften } from '#people/index.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { refuse } from '#platform/problems.ts'
import { readCode } from '#platform/secrets.ts'
import { listConsents } from '../consent/consent.queries.ts'
import { type AtStory, atStory, tellers } from '../story/story.gate.ts'
import type { ConsentId } from '../tables.ts'
import { deleteStory, takeAllBack, takeConsentBack, takeStoryBack } from './take-back.ts'
import { readByCode } from './take-back.form.ts'
import { ByCodePage, DeletePage } from './take-back.view.tsx'
import { sayTakingBack } from './words/index.ts'

const endingOf = (c: Context, { role, person }: AtStory) => ({ by: role, person: person.id, at: c.now })

export const takeBack = route('/stories/:story/take-back', atStory)

takeBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeStoryBack(trx, here.story.id, endingOf(c, here))
    return done(`/stories/${here.story.id}`, sayTakingBack('done'))
  }, () => c.seeOther(`/stories/${here.story.id}`)))

const atConsent: Gate<AtStory & Readonly<{ consent: ConsentId }>> = async (c) => {
  const here = await atStory(c)
  if ('closed' in here) return here
  const id = readId<'story-consent'>(c.param('consent'))
  const found = (await listConsents(c.database, [here.story.id])).find((one) => one.id === id)
  return found === undefined ? { closed: 'not-found' } : { ...here, consent: found.id }
}

export const takeOneBack = route('/stories/:story/consents/:consent/take-back', atConsent)

takeOneBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await takeConsentBack(trx, here.story.id, here.consent, endingOf(c, here))
    return done(`/stories/${here.story.id}`, sayTakingBack('done'))
  }, () => c.seeOther(`/stories/${here.story.id}`)))

export const deleteWordsOf = route('/stories/:story/delete', tellers)

deleteWordsOf.get((c, { story }) => c.page(<DeletePage story={story} />))

deleteWordsOf.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteStory(trx, here.story.id, endingOf(c, here))
    return done('/stories', sayTakingBack('delete.done'))
  }, () => c.page(<DeletePage story={here.story} />, 422)))

export const takeBackByCode = route('/stories/take-back', everybody)

takeBackByCode.get((c) => c.page(<ByCodePage />))

takeBackByCode.post(async (c) => {
  const form = await readByCode(c)
  // Counted together with signing in: a code can't be guessed at two doors.
  return unlessTooOften(c, { what: 'recovery code', about: form.ok ? readCode(form.value.code) : undefined }, () =>
    write(c, readByCode, async (trx, { code }) => {
      const person = await findPersonByCode(trx, code)
      if (person === undefined) return refuse('code', 'code-unknown' as const)
      return done('/stories/take-back', sayTakingBack('by-code.done', { count: await takeAllBack(trx, person, c.now) }))
    }, (typed, problems) => c.page(<ByCodePage typed={typed} problems={problems} />, 422)))
})
