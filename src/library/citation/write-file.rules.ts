/** Files of works in each format, part by part. Pure. */
import { csvLines } from '#platform/csv.ts'
import { writeBibtexEntry } from './bibtex-write.rules.ts'
import type { CslItem } from './csl.ts'
import { writeCsl } from './csl-json.rules.ts'
import { WRITTEN_COLUMNS, writeRow } from './csv-fields.rules.ts'
import { writeRisEntry } from './ris-write.rules.ts'

type Written = Readonly<{ type: string; head: string; between: string; tail: string; write: (item: CslItem) => string }>

/** By how the name of the file ends. */
export const WRITERS = {
  bib: { type: 'application/x-bibtex; charset=utf-8', head: '', between: '', tail: '', write: writeBibtexEntry },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', head: '', between: '', tail: '', write: writeRisEntry },
  'csl.json': { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', head: '[\n', between: ',\n', tail: '\n]\n', write: (item) => JSON.stringify(writeCsl(item)) },
  csv: { type: 'text/csv; charset=utf-8', head: `\uFEFF${csvLines([WRITTEN_COLUMNS])}`, between: '', tail: '', write: (item) => csvLines([writeRow(item)]) },
} as const satisfies Readonly<Record<string, Written>>

export type Ending = keyof typeof WRITERS
/** In the order in which they are offered. */
export const ENDINGS = ['ris', 'bib', 'csl.json', 'csv'] as const satisfies readonly Ending[]
/** And `json`, which another library of this kind reads. */
export const TAKEN = [...ENDINGS, 'json'] as const
export type TakenEnding = (typeof TAKEN)[number]

export const writeAll = (ending: Ending, items: readonly CslItem[]): string => {
  const { head, between, tail, write } = WRITERS[ending]
  return head + items.map(write).join(between) + tail
}
