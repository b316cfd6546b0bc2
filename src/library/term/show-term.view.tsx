import type { Child, FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Inset, LinkButton, Words, WritingLines, safeHref } from '#platform/page/parts.tsx'
import type { Titled } from '../entry/entry.queries.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describeTerm } from '../sharing/describe-others.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import { GLOSSARY, TermMarks } from './glossary.view.tsx'
import { type Meaning, type Term, shortOf, term } from './term.rules.ts'
import { sayTerm } from './words/index.ts'

type Props = Readonly<{ here: AtEntry<Term>; related: readonly Titled[]; usedBy: Child }>

/** What is contested stands right below what the word means: it is what a newcomer asks. */
export const TermPage: FC<Props> = ({ here, related, usedBy }) => {
  const { entry } = here
  const { word, spellings, definition, meanings, contested, shorthand, questions } = entry.content
  return (
    <Page title={word} part={sayTerm('list.title')} back={{ href: GLOSSARY, text: sayTerm('list.title') }} {...toldOf(term, describeTerm, entry)}>
      <EntryDoing kind={term} here={here} />
      {contested === undefined && shorthand === undefined ? null : <p><TermMarks contested={contested !== undefined} shorthand={shorthand !== undefined} /></p>}
      <div class="statement"><Words text={definition} /></div>
      {spellings.length === 0 ? null : <p class="hint">{sayTerm('spellings')}: {spellings.join(', ')}</p>}
      {contested === undefined ? null : <section><h2>{sayTerm('contested.what')}</h2><Inset><Words text={contested} /></Inset><p class="hint">{sayTerm('contested.help')}</p></section>}
      {shorthand === undefined ? null : <section><h2>{sayTerm('shorthand.what')}</h2><Words text={shorthand} /><p class="hint">{sayTerm('shorthand.help')}</p></section>}
      {meanings.length === 0 ? null : <section><h2>{sayTerm('meanings')}</h2><ul class="meanings">{meanings.map((one) => <MeaningLine meaning={one} />)}</ul></section>}
      {questions.length === 0 ? null : <Questions slug={entry.slug} questions={questions} />}
      {related.length === 0 ? null : <section><h2>{sayTerm('related')}</h2><ul class="jumps" role="list">{related.map(({ slug, title }) => <li><a href={entryPath('term', slug)}>{title}</a></li>)}</ul></section>}
      <section class="screen-only">
        <h2>{sayTerm('elsewhere')}</h2>
        <p><a href={`/search?${new URLSearchParams({ q: word }).toString()}`}>{sayTerm('elsewhere-link', { word })}</a></p>
      </section>
      {usedBy}
      <ShareEntry kind="term" entry={entry} />
      <EntryFoot kind="term" entry={entry} />
    </Page>
  )
}

const MeaningLine: FC<{ meaning: Meaning }> = ({ meaning: { words, by, link } }) => {
  const href = link === undefined ? undefined : safeHref(link)
  return (
    <li>
      <Words text={words} />
      {by === undefined && href === undefined ? null : (
        <p class="hint">
          {by === undefined ? null : sayTerm('by', { by })}
          {href === undefined ? null : <>{by === undefined ? null : '. '}<a href={href} rel="noopener">{sayTerm('read', { host: new URL(href).hostname })}</a></>}
        </p>
      )}
    </li>
  )
}

const Questions: FC<Readonly<{ slug: string; questions: readonly string[] }>> = ({ slug, questions }) => (
  <section>
    <h2>{sayTerm('questions')}</h2>
    <p>{sayTerm('questions-lead')}</p>
    <ol>{questions.map((one) => <li>{one}</li>)}</ol>
    <p class="screen-only"><LinkButton href={entryPath('term', slug, '/questions')} look="second">{sayTerm('print-questions')}</LinkButton></p>
  </section>
)

/** How many lines to write on follow each question. */
const LINES = 3

export const QuestionSheet: FC<{ here: AtEntry<Term> }> = ({ here: { entry } }) => (
  <Page title={sayTerm('sheet.title', { word: entry.title })} back={{ href: entryPath('term', entry.slug), text: sayTerm('sheet.back') }} lead={sayTerm('sheet.lead')}>
    <div class="sheet-print">
      <p>{shortOf(entry.content.definition)}</p>
      <ol>{entry.content.questions.map((one) => <li class="keep-together"><p><strong>{one}</strong></p><WritingLines count={LINES} /></li>)}</ol>
    </div>
  </Page>
)
