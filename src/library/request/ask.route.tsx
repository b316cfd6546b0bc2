/** Anybody asks the people behind the library for what they did not find. */
import { unlessTooOften } from '#people/index.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { AskPage } from './ask.view.tsx'
import { readQuestion } from './request.form.ts'
import { insertRequest } from './request.queries.ts'
import { answerBy } from './request.rules.ts'
import { ASKING } from './suggest.route.tsx'

export const ask = route('/library/ask', everybody)

/** `what`: what was looked for before. */
ask.get((c) => c.page(<AskPage what={c.query('what')} signedIn={c.person !== undefined} />))

ask.post((c) => unlessTooOften(c, { what: ASKING }, () =>
  write(c, readQuestion, async (trx, { title, words, reach }) => {
    const id = await insertRequest(trx, { kind: 'question', title, words, reach: c.person === undefined ? reach : undefined, person: c.person?.id, at: c.now, answerBy: answerBy(c.now, DEFAULT_ZONE) })
    return done(`/library/requests/${id}`)
  }, (typed, problems) => c.page(<AskPage what={undefined} signedIn={c.person !== undefined} typed={typed} problems={problems} />, 422))))
