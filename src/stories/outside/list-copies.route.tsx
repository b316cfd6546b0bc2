/** Those who look after a group see what was taken along from its stories; everybody sees what they took themselves, and what became of copies of stories that they deleted. */
import { hosts, listInitiativesById } from '#initiative/index.ts'
import { listCalled } from '#people/index.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { COPIES_A_PAGE, type OutsideCopy, listCopies } from './copy.queries.ts'
import { GroupCopiesPage, MyCopiesPage } from './list-copies.view.tsx'

const peopleOf = (copies: readonly OutsideCopy[]) => copies.flatMap(({ takenBy, answeredBy }) => [takenBy, answeredBy]).filter((one) => one !== undefined)
const paged = (found: readonly OutsideCopy[]) => {
  const copies = found.slice(0, COPIES_A_PAGE)
  return { copies, next: found.length > COPIES_A_PAGE ? copies.at(-1)?.id : undefined }
}

export const groupCopies = route('/initiatives/:slug/stories/outside', hosts)

groupCopies.get(async (c, here) => {
  const after = readId<'story-use'>(c.query('after'))
  const { copies, next } = paged(await listCopies(c.database, { initiative: here.initiative.id }, { after, now: c.now }))
  return c.page(<GroupCopiesPage here={here} copies={copies} next={next} continued={after !== undefined} called={await listCalled(c.database, peopleOf(copies))} />)
})

export const myCopies = route('/stories/copies', signedIn)

myCopies.get(async (c, { person }) => {
  const after = readId<'story-use'>(c.query('after'))
  const deletedAfter = readId<'story-use'>(c.query('deleted-after'))
  const [taken, deleted] = await Promise.all([listCopies(c.database, { takenBy: person.id }, { after, now: c.now }), listCopies(c.database, { deletedOf: person.id }, { after: deletedAfter, now: c.now })])
  const [mine, ofDeleted] = [paged(taken), paged(deleted)]
  const all = [...mine.copies, ...ofDeleted.copies]
  const [called, initiatives] = await Promise.all([listCalled(c.database, peopleOf(all)), listInitiativesById(c.database, all.map(({ initiative }) => initiative))])
  return c.page(<MyCopiesPage mine={mine} deleted={ofDeleted} continued={after !== undefined} deletedContinued={deletedAfter !== undefined} called={called} initiatives={initiatives} />)
})
