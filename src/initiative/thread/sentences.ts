/** What the outline says of an item, in sentences: the same for pages and for exports. */
import { sayShortDay } from '#platform/time.ts'
import type { OutlineNode, StrandEnd, VoiceCount } from './outline.rules.ts'
import { sayThread } from './words/index.ts'

/** What is there to be read of an item, or why it is not. */
export const textOf = ({ item }: OutlineNode): string => (item.state === 'there' ? item.words : sayThread(`states.${item.state}-long`))

/** How a strand ends, in a sentence. */
export function sentenceOfEnd(end: StrandEnd): string {
  switch (end.kind) {
    case 'set-aside':
    case 'no-change':
      return sayThread(`ends.${end.kind}`, { reason: end.reason ?? '' })
    case 'waiting':
    case 'overdue':
      return sayThread(`ends.${end.kind}`, { day: sayShortDay(end.by) })
    case 'nobody':
    case 'nobody-yet':
    case 'nothing-yet':
    case 'did':
    case 'did-not':
      return sayThread(`ends.${end.kind}`)
  }
}

/** What those with the power answered, how a test went, and the replies, each as a sentence. */
export function sentencesBeside({ item }: OutlineNode): readonly string[] {
  const { answer, reply, tested } = item
  return [
    ...(answer === undefined ? [] : [
      sayThread(`answer.${answer.said}`, { body: answer.body, why: answer.why ?? '' }) + (answer.byWhen === null || answer.said === 'no' ? '' : ` ${sayThread('answer.by', { day: sayShortDay(answer.byWhen) })}`),
    ]),
    ...(tested === undefined ? [] : [tested.learned === null ? sayThread(`tested.${tested.result}`) : sayThread('tested.learned', { result: sayThread(`tested.${tested.result}`), learned: tested.learned })]),
    ...(reply === undefined ? [] : [sayThread(`reply.${reply.kind}`, { words: reply.words })]),
  ]
}

/** On how many voices something rests, as far as this person may know. */
export function sentenceOfVoices({ said, takenBack, mine }: VoiceCount): string {
  const parts = [
    said > 0 ? sayThread('voices', { count: said }) : '', mine > 0 ? sayThread('voices-mine', { count: mine }) : '',
    takenBack > 0 ? sayThread('voices-taken-back', { count: takenBack }) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Since when something is there, or when people told us. */
export const dayOfItem = ({ item }: OutlineNode): string =>
  item.day === undefined ? '' : item.kind === 'change' ? sayThread('since', { day: sayShortDay(item.day) }) : sayThread('told-on', { day: sayShortDay(item.day) })
