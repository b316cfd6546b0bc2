import type { FC } from 'hono/jsx'
import { Details } from '#platform/page/parts.tsx'
import { type Changed, type OpenedWords, StoryPiece } from '../sealed/opened-words.tsx'
import { sayCut } from './words/index.ts'

type Props = Readonly<{ before: OpenedWords; after: OpenedWords; beforeTitle: string; afterTitle: string }>

/** Two texts beside each other, one under the other on a phone; what one has and the other hasn't is marked in words and by look, and listed. */
export const Compared: FC<Props> = ({ before, after, beforeTitle, afterTitle }) => {
  const changes = before.changesTo(after)
  const places = placesOf(changes)
  if (places.length === 0) return <p>{sayCut('compared.same')}</p>
  return (
    <>
      <p>{sayCut('compared.summary', { before: before.count(), after: after.count(), places: places.length })} {sayCut('compared.how')}</p>
      <div class="compared">
        <Side title={beforeTitle} changes={changes} but="in" />
        <Side title={afterTitle} changes={changes} but="out" />
      </div>
      <Details summary={sayCut('compared.list', { places: places.length })}>
        <ol class="compared__list">{places.map(({ out, put }) => (
          <li>
            {out === undefined ? null : <p><span class="soft">{sayCut('compared.out')}</span> <Listed as="del" words={out} /></p>}
            {put === undefined ? null : <p><span class="soft">{sayCut('compared.in')}</span> <Listed as="ins" words={put} /></p>}
          </li>
        ))}</ol>
      </Details>
    </>
  )
}

/** Nobody sees a space that was left out. */
const Listed: FC<Readonly<{ as: 'del' | 'ins'; words: OpenedWords }>> = ({ as: Mark, words }) => (words.count() === 0 ? <>{sayCut('compared.space')}</> : <Mark><StoryPiece words={words} /></Mark>)

const Side: FC<Readonly<{ title: string; changes: readonly Changed[]; but: Changed['kind'] }>> = ({ title, changes, but }) => (
  <section class="compared__side">
    <h2>{title}</h2>
    <div class="compared__words">{changes.filter(({ kind }) => kind !== but).map((one) => <Piece {...one} />)}</div>
  </section>
)

/** Screen readers don't say on their own that something is struck through or underlined. */
const Piece: FC<Changed> = ({ kind, words }) => {
  if (kind === 'same') return <StoryPiece words={words} />
  const marked = <><span class="visually-hidden">{sayCut(`compared.${kind}-begins`)} </span><StoryPiece words={words} /><span class="visually-hidden"> {sayCut(`compared.${kind}-ends`)} </span></>
  return kind === 'out' ? <del>{marked}</del> : <ins>{marked}</ins>
}

type At = Readonly<{ out: OpenedWords | undefined; put: OpenedWords | undefined }>

/** What was changed, one place after the other: something left out, something put in, or one instead of the other. */
const placesOf = (changes: readonly Changed[]): readonly At[] =>
  changes.flatMap(({ kind, words }, at): readonly At[] => {
    if (kind === 'same' || (kind === 'in' && changes[at - 1]?.kind === 'out')) return []
    const next = changes[at + 1]
    return [kind === 'out' ? { out: words, put: next?.kind === 'in' ? next.words : undefined } : { out: undefined, put: words }]
  })
