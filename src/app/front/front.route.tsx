/** Whoever comes here learns what this is for and finds the way in; who is signed in finds their initiatives. */
import { listAsked, listInitiatives, listOwnInitiatives } from '#initiative/index.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { FrontPage, MyFrontPage } from './front.view.tsx'

/** A few to begin with; the list of all is one step away. */
const A_FEW = 6
/** Few people take part in more at a time. */
const MOST_MINE = 30

export const front = route('/', everybody)

front.get(async (c) => c.page(c.person === undefined ? await forVisitor(c) : await forPerson(c, c.person)))

const forVisitor = async (c: Context) => <FrontPage open={await listInitiatives(c.database, { sees: ['public'], person: undefined, which: 'all', now: c.now, most: A_FEW })} />

const forPerson = async (c: Context, { id, called }: SignedIn) => {
  const sees = ['public', 'site'] as const
  const [mine, others, asked] = await Promise.all([
    listOwnInitiatives(c.database, id, MOST_MINE),
    listInitiatives(c.database, { sees, person: id, which: 'others', now: c.now, most: A_FEW }),
    listAsked(c.database, id),
  ])
  return <MyFrontPage called={called} mine={mine} others={others} asked={asked.length} />
}
