/** The outline as data. Made of the outline alone, so that nothing stands here that the page hides. */
import { csv } from '#platform/csv.ts'
import { dayOf } from '#platform/time.ts'
import type { Initiative } from '../initiative.queries.ts'
import type { PublishedCounts, ShownCount } from '../published-count/published-count.queries.ts'
import { standpointName } from '../standpoint-name.ts'
import { type Outline, type OutlineNode, walk } from './outline.rules.ts'
import { sentenceOfEnd, sentencesBeside, textOf } from './sentences.ts'

/** Days of records are those of UTC: a file is read anywhere. */
const dayOfRecord = (at: Date) => dayOf(at, 'UTC')

const jsonNode = (node: OutlineNode): object => ({
  id: node.item.id, kind: node.item.kind, state: node.item.state, words: textOf(node), recordedOn: dayOfRecord(node.item.recordedAt), day: node.item.day,
  voices: { said: node.voices.said, takenBack: node.voices.takenBack },
  beside: sentencesBeside(node), end: node.end === undefined ? undefined : { kind: node.end.kind, words: sentenceOfEnd(node.end) },
  above: node.above || undefined, results: node.results.map(jsonNode),
})

const jsonCount = ({ standpoint, atLeast }: ShownCount) => ({ standpoint: standpointName(standpoint), atLeast })

/** The whole outline. What is the reader's own is left out: a file is passed on. */
export const jsonOf = (initiative: Initiative, outline: Outline, counts: PublishedCounts | undefined): object => ({
  initiative: initiative.title, slug: initiative.slug, example: initiative.example,
  strands: outline.strands.map(jsonNode), inNoGroupYet: { said: outline.loose.said, takenBack: outline.loose.takenBack },
  published: counts === undefined ? undefined
    : { asOf: counts.asOf, initiative: counts.initiative.map(jsonCount), themes: Object.fromEntries([...counts.themes].map(([theme, shown]) => [theme, shown.map(jsonCount)])) },
})

/** A row for each item, parents before what came of them; what stands further up already is not told again. */
export function csvOf(outline: Outline): string {
  const rows = [...walk(outline.strands)].filter(({ node }) => !node.above).map(({ node, depth }) => [
    depth, node.item.id, node.item.kind, node.item.state, textOf(node), dayOfRecord(node.item.recordedAt), node.item.day, node.voices.said,
    sentencesBeside(node).join(' '), node.end === undefined ? '' : sentenceOfEnd(node.end),
  ])
  return csv(['depth', 'id', 'kind', 'state', 'words', 'recorded_on', 'day', 'voices', 'beside', 'end'], rows)
}
