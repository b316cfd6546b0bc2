/** Whether somebody who sent the form does something with what is ticked, or goes on to another page with it. Pure. */
import { type LookedFor, lookName, partName, readLookedFor } from './looked-for.ts'
import type { SenseForm } from './sense.form.ts'

type Sent = Pick<SenseForm, 'do' | 'to' | 'into' | 'show' | 'search' | 'question' | 'tagged'>

/** What they want to see next; undefined where something is to be done here. Whoever presses Enter after changing what they look for looks for it. */
export function wayOn(looked: LookedFor, sent: Sent): LookedFor | undefined {
  if (sent.to !== undefined) {
    const query = new URLSearchParams(sent.to)
    return readLookedFor((name) => query.get(name)?.trim().slice(0, 500))
  }
  if (sent.do === 'tick-found') return looked
  if (sent.do === 'look-into') return sent.into === undefined ? undefined : { part: { theme: sent.into }, filter: {}, after: undefined, ticks: looked.ticks }
  if (sent.do !== 'look' && sent.do !== 'enter') return undefined
  // A page on which there is little has no fields to look for something: it stays where it is.
  const fields: Readonly<Record<string, string | undefined>> = { search: looked.filter.search, question: looked.filter.question, tagged: looked.filter.tag, show: partName(looked.part), ...defined(sent) }
  const wanted = readLookedFor((name) => fields[name])
  return sent.do === 'look' || lookName(wanted) !== lookName(looked) ? wanted : undefined
}

const defined = ({ show, search, question, tagged }: Sent) => Object.fromEntries(Object.entries({ show, search, question, tagged }).filter(([, value]) => value !== undefined))
