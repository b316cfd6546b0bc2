/** Words of stories among what is found: those that everybody reads on a page anyway, and only while their tellers say yes to that. */
import type { SearchSlots, SearchSource, SourceHit } from '#platform/search/search.slot.ts'
import { OpenedWords } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { needOf, shownOf } from '../use/use.rules.ts'
import { FoundQuotation } from './found-quotation.view.tsx'
import { findUses } from './use-mark.queries.ts'
import { wantedMarks } from './word-marks.ts'
import { sayQuoteFound } from './words/index.ts'

const KIND = 'story'

export const storyKind: SearchSlots['kinds'][number] = { kind: KIND, one: () => sayQuoteFound('one'), all: () => sayQuoteFound('all') }

/** Where no story can be opened, none is found. */
export const quotationSource: SearchSource = {
  kind: KIND,
  find: async (c, lookedFor, page) => {
    if (c.site.keys === undefined) return { count: 0, hits: [] }
    const ring = ringOf(c)
    const { count, uses } = await findUses(c.database, wantedMarks(ring, lookedFor), c.now, page)
    const hits = uses.flatMap(({ rank, at, id, path, title, story, number, excerpt, consent, shownAs, words }): readonly SourceHit[] => {
      if (shownOf(consent, needOf(number, 'public'), { now: c.now, deleted: false }) !== 'words') return []
      const opened = OpenedWords.open(ring, words, versionPlace(story, number))
      return [{
        rank, at, id, path, title, kind: KIND, excerpt: <FoundQuotation words={opened} excerpt={excerpt} by={shownAs} />,
      }]
    })
    return { count, hits }
  },
}
