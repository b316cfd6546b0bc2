import type { FC } from 'hono/jsx'
import { DayText, MomentText, Timeline } from '#platform/page/parts.tsx'
import type { Day } from '#platform/time.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { PersonId } from '../tables.ts'
import type { Action, ActionBefore } from './action.queries.ts'
import { ActionLine, type WithActions, actorOf } from './action.view.tsx'
import { sayAction } from './words/index.ts'

type Props = Readonly<{ here: WithActions; action: Action; before: readonly ActionBefore[]; called: ReadonlyMap<PersonId, string>; today: Day }>

/** What an action says, and what it said until somebody changed it. */
export const ActionHistoryPage: FC<Props> = ({ here, action, before, called, today }) => {
  const { path, title } = here.actionsOf
  return (
    <InitiativePage here={here} title={sayAction('history.title')} lead={title} back={{ href: path, text: title }} listed={false}>
      <h2>{sayAction('history.now')}</h2>
      <p><ActionLine action={action} name={actorOf(action, called)} today={today} /></p>
      {before.length === 0 ? <p>{sayAction('history.none')}</p> : (
        <>
          <h2>{sayAction('history.before')}</h2>
          <Timeline steps={before.map((one) => {
            const name = one.name ?? (one.person === undefined ? undefined : called.get(one.person))
            return {
              when: <>{sayAction('history.until')} <MomentText at={one.until} zone={here.initiative.zone} /></>,
              what: (
                <>
                  <p><strong>{one.what}</strong> {name === undefined ? sayAction('nobody') : sayAction('who', { name })}{one.by === undefined ? null : <> {sayAction('by')} <DayText day={one.by} /></>}</p>
                  <p class="soft">{sayAction('history.by', { who: (one.changedBy === undefined ? undefined : called.get(one.changedBy)) ?? sayAction('history.somebody') })}</p>
                </>
              ),
            }
          })} />
        </>
      )}
    </InitiativePage>
  )
}
