/** Whoever takes part lets the codes of the book be themes of the thread, so that what stories say stands beside what was said in few words. */
import { makeThemesNamed, members } from '#initiative/index.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { findBook, holdBook } from './code-book.queries.ts'
import { lacksTheme } from './code-book.rules.ts'
import { insertCodeThemes, listBookThemes } from './themes.queries.ts'
import { sayBook } from './words/index.ts'

export const makeCodeThemes = route('/initiatives/:slug/code-book/themes', members)

makeCodeThemes.post((c, { initiative, person }) => {
  const path = `/initiatives/${initiative.slug}/code-book`
  return write(c, readPress, async (trx) => {
    await holdBook(trx, initiative.id)
    const [{ codes }, themes] = [await findBook(trx, initiative.id), await listBookThemes(trx, initiative.id)]
    const missing = codes.filter(({ id }) => lacksTheme(themes, id))
    const made = await makeThemesNamed(trx, { initiative: initiative.id, person: person.id, at: c.now }, missing.map(({ name }) => name), initiative.openTo)
    const pairs = missing.flatMap(({ id: code }, at) => { const item = made[at]; return item === undefined ? [] : [{ code, item }] })
    if (pairs.length > 0) await insertCodeThemes(trx, initiative.id, pairs)
    return done(path, sayBook('themes.done', { count: pairs.length }))
  }, () => c.seeOther(path))
})
