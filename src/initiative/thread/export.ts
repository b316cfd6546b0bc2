/** The outline as a table. Made of the outline alone, so that nothing stands here that the page hides. */
import { csv } from '#platform/csv.ts'
import { dayOf } from '#platform/time.ts'
import { type Outline, walk } from './outline.rules.ts'
import { sentenceOfEnd, sentencesBeside, textOf } from './sentences.ts'

/** Days of records are those of UTC: a file is read anywhere. */
const dayOfRecord = (at: Date) => dayOf(at, 'UTC')

/** A row for each item, parents before what came of them; what stands further up already is not told again. */
export function csvOf(outline: Outline): string {
  const rows = [...walk(outline.strands)].filter(({ node }) => !node.above).map(({ node, depth }) => [
    depth, node.item.id, node.item.kind, node.item.state, textOf(node), dayOfRecord(node.item.recordedAt), node.item.day, node.voices.said,
    sentencesBeside(node).join(' '), node.end === undefined ? '' : sentenceOfEnd(node.end), (node.item.ways ?? []).map(({ way }) => way).join(' '),
  ])
  return csv(['depth', 'id', 'kind', 'state', 'words', 'recorded_on', 'day', 'voices', 'beside', 'end', 'ways'], rows)
}
