/** Tellers hear by e-mail that somebody proposes a cut, where that is how replies reach them: by ids, and without a word of it. */
import { readId } from '#platform/ids.ts'
import { letterOf } from '#platform/mail/letter.ts'
import type { LetterKind, Letters } from '#platform/mail/mail.ts'
import { listCuts } from './cut.queries.ts'
import { sayCut } from './words/index.ts'

export const CUT_LETTER = 'story-cut-proposed'

const proposedLetter: LetterKind = {
  subject: () => sayCut('letter.subject'),
  text: async (trx, { ids }, site) => {
    const [story, cut] = [readId<'story'>(ids['story']), readId<'story-cut'>(ids['cut'])]
    const waits = story !== undefined && (await listCuts(trx, story)).some(({ id, answer }) => id === cut && answer === undefined)
    // Answered or taken back before the letter went.
    if (story === undefined || !waits) return undefined
    return letterOf(sayCut('letter.subject'), [
      { words: sayCut('letter.proposed') }, { words: sayCut('letter.nothing') }, { link: { words: sayCut('letter.link'), href: new URL(`/stories/${story}`, site.publicUrl).href } },
    ])
  },
}

export const cutLetters: Letters = { [CUT_LETTER]: proposedLetter }
