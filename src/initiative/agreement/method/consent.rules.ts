/** Consent: it is decided once every objection was worked through. Pure. */
import { type Objection, type Reading, type Way, readable, takenBack } from '../reading.rules.ts'

/** How an objection ended. */
export const STATES = ['withdrawn', 'remains'] as const

export function readConsent(form: Reading): Way {
  const before = form.around.before?.way.objections ?? []
  const rows = form.rows('objection', ['words', 'who', 'done', 'state'])
  const raised = rows.map((row): Objection => {
    const state = STATES.find((one) => one === form.typed(`objection-${row}-state`)) ?? form.refuse(`objection-${row}-state`, 'objection-state-missing')
    return {
      words: form.text(`objection-${row}-words`, 'objection-words-missing'), person: form.person(`objection-${row}-who`, readable(before)[row - 1]?.person),
      done: form.text(`objection-${row}-done`), remains: state === 'remains',
    }
  })
  return { facts: {}, objections: [...raised, ...takenBack(before)], delegates: [] }
}
