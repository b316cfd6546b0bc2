import type { FC } from 'hono/jsx'
import { Button, Form, Hidden, TextField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { entryPath } from '../kind.ts'
import { say } from '../words/index.ts'
import type { Letter, pageOf } from './glossary.rules.ts'
import type { ListedTerm } from './term.queries.ts'
import { shortOf } from './term.rules.ts'
import { sayTerm } from './words/index.ts'

export const GLOSSARY = '/library/glossary'

/** That a word is contested, or shorthand. */
export const TermMarks: FC<Readonly<{ contested: boolean; shorthand: boolean }>> = ({ contested, shorthand }) => (
  <>
    {contested ? <Tag tone="waiting">{sayTerm('contested.tag')}</Tag> : null}
    {shorthand ? <Tag>{sayTerm('shorthand.tag')}</Tag> : null}
  </>
)

type Letters = readonly Letter<ListedTerm>[]
type Props = Readonly<{ letters: Letters; page: ReturnType<typeof pageOf<ListedTerm>>; all: number; contested: number; only: boolean; editor: boolean }>

const idOf = (letter: string | undefined) => `letter-${(letter ?? 'other').toLowerCase()}`
const address = (only: boolean, from?: string) => {
  const query = new URLSearchParams({ ...(only ? { show: 'contested' } : {}), ...(from === undefined ? {} : { from }) }).toString()
  return query === '' ? GLOSSARY : `${GLOSSARY}?${query}`
}

export const GlossaryPage: FC<Props> = ({ letters, page, all, contested, only, editor }) => (
  <Page title={sayTerm('list.title')} part={say('title')} lead={sayTerm('list.lead')} back={{ href: '/library', text: say('title') }} listed={!page.later && !only}>
    {editor ? <p class="screen-only"><LinkButton href={`${GLOSSARY}/new`} look="second">{sayTerm('list.new')}</LinkButton></p> : null}
    {all === 0 ? <Empty text={sayTerm('list.none')} /> : (
      <>
        <div class="screen-only" role="search">
          <Form method="get" action="/search">
            <div class="row"><TextField name="q" type="search" label={sayTerm('list.search')} /><Button>{sayTerm('list.search-button')}</Button></div>
            <Hidden name="kind" value="term" />
          </Form>
        </div>
        <Which only={only} all={all} contested={contested} />
        <Jumps letters={letters} here={page.letters} only={only} />
        {letters.length === 0 ? <Empty text={sayTerm('list.none-contested')} /> : page.letters.map(({ letter, words }) => (
          <section class="letter" id={idOf(letter)}>
            <h2>{letter ?? sayTerm('list.other-letter')}</h2>
            <dl class="glossary">{words.map((one) => <TermLine term={one} />)}</dl>
          </section>
        ))}
        <Pages next={page.next === undefined ? undefined : address(only, page.next)} first={page.later ? address(only) : undefined} />
        <p class="hint">{sayTerm('contested.help')} {sayTerm('shorthand.help')}</p>
      </>
    )}
  </Page>
)

const Which: FC<Pick<Props, 'only' | 'all' | 'contested'>> = ({ only, all, contested }) => (
  <nav aria-label={sayTerm('list.show')}>
    <ul class="jumps" role="list">
      <li><a href={address(false)} aria-current={only ? undefined : 'true'}>{sayTerm('list.all')} <span class="soft">({all})</span></a></li>
      <li><a href={address(true)} aria-current={only ? 'true' : undefined}>{sayTerm('list.contested')} <span class="soft">({contested})</span></a></li>
    </ul>
  </nav>
)

/** A letter on this page is jumped to; another opens the page that begins with its first word. */
const Jumps: FC<Readonly<{ letters: Letters; here: Letters; only: boolean }>> = ({ letters, here, only }) =>
  letters.length < 2 ? null : (
    <nav aria-label={sayTerm('list.letters')}>
      <ul class="jumps jumps--letters" role="list">
        {letters.map(({ letter, words: [first] }) => {
          const isHere = here.some((one) => one.letter === letter && one.words[0] === first)
          return <li><a href={isHere ? `#${idOf(letter)}` : `${address(only, first?.slug)}#${idOf(letter)}`}>{letter ?? sayTerm('list.other-letter')}</a></li>
        })}
      </ul>
    </nav>
  )

const TermLine: FC<{ term: ListedTerm }> = ({ term: { slug, word, definition, contested, shorthand } }) => (
  <div>
    <dt><a href={entryPath('term', slug)}>{word}</a> <TermMarks contested={contested} shorthand={shorthand} /></dt>
    <dd>{shortOf(definition)}</dd>
  </div>
)
