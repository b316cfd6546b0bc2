/** The small parts that pages are made of. */
import { html, raw } from 'hono/html'
import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { encode } from 'uqr'
import { say } from '../words/index.ts'
import { explained } from './explained.tsx'
import { type Day, type Zone, dayOf, sayDay, sayMoment, sayTime } from '../time.ts'

/** People's own words: paragraphs and line ends as they were typed, and nothing else of it is markup. `quoted`: exactly as somebody said it, without a mark on words that are explained. */
export const Words: FC<{ text: string; quoted?: boolean }> = ({ text, quoted = false }) => <>{wordsOf(text, quoted)}</>

/** The same for lists of hundreds: as text, while the page is made. */
export function wordsOf(text: string, quoted = false): Child {
  const lines = (paragraph: string) => paragraph.split('\n').flatMap((line, index) => [index === 0 ? '' : LINE_END, quoted ? line : explained(line)])
  return text.includes('\n') ? html`<div class="words">${text.split(/\n{2,}/).map((paragraph) => html`<p>${lines(paragraph)}</p>`)}</div>` : html`<div class="words"><p>${quoted ? text : explained(text)}</p></div>`
}
const LINE_END = raw('<br/>')

/** A link that looks like the page's main thing to do. */
export const LinkButton: FC<PropsWithChildren<{ href: string; look?: 'main' | 'second' }>> = ({ href, look = 'main', children }) => (
  <a class={`button button--${look}`} href={href}>{children}</a>
)

/** Something that must not be overlooked. */
export const Warning: FC<PropsWithChildren> = ({ children }) => (
  <div class="warning">
    <span class="warning__mark" aria-hidden="true">!</span>
    <strong class="visually-hidden">{say('page.warning')}: </strong>
    {children}
  </div>
)

/** Something set apart. */
export const Inset: FC<PropsWithChildren> = ({ children }) => <div class="inset">{children}</div>

/** The words that a page is about: what somebody said, what was agreed. */
export const Statement: FC<{ text: string }> = ({ text }) => <div class="statement"><Words text={text} /></div>

/** A state in a word or two; never by colour alone. */
export const Tag: FC<PropsWithChildren<{ tone?: Tone }>> = ({ tone = 'plain', children }) => <span class={`tag tag--${tone}`}>{children}</span>
type Tone = 'plain' | 'good' | 'waiting' | 'late' | 'gone'

/** The same for lists of hundreds: as text. */
export const tagOf = (text: string, tone: Tone = 'plain'): Child => html`<span class="tag tag--${tone}">${text}</span>`

/** More for those who want it; `open` where something in it is to be put right. */
export const Details: FC<PropsWithChildren<{ summary: string; open?: boolean }>> = ({ summary, open = false, children }) => (
  <details class="details" open={open}><summary>{summary}</summary><div>{children}</div></details>
)

/** What will be here, and how to begin. */
export const Empty: FC<PropsWithChildren<{ text: string }>> = ({ text, children }) => (
  <div class="empty"><p>{text}</p>{children}</div>
)

/** Facts as a list of names and values. A value left out leaves out its name. */
export const Facts: FC<{ facts: readonly (readonly [name: string, value: Child | undefined])[] }> = ({ facts }) => (
  <dl class="facts">
    {facts.filter(([, value]) => value !== undefined && value !== null && value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>
)

/** A table with a caption; the first cell of each row names it. Wide ones scroll by themselves. */
export const Table: FC<{ caption: string; head: readonly string[]; rows: readonly (readonly Child[])[] }> = ({ caption, head, rows }) => (
  <div class="table" role="region" aria-label={caption} tabindex={0}>
    <table>
      <caption>{caption}</caption>
      <thead><tr>{head.map((cell) => <th scope="col">{cell}</th>)}</tr></thead>
      <tbody>{rows.map(([first, ...rest]) => <tr><th scope="row">{first}</th>{rest.map((cell) => <td>{cell}</td>)}</tr>)}</tbody>
    </table>
  </div>
)

/** A list of things of one kind: `Card`s. Safari forgets that it is a list where the marks are off, unless told. */
export const Cards: FC<PropsWithChildren> = ({ children }) => <ul class="cards" role="list">{children}</ul>

type CardProps = PropsWithChildren<Readonly<{
  /** What it is called; left out where the words themselves are the thing. */
  title?: string | undefined
  /** Where it leads. */
  href?: string | undefined
  /** The level of its heading below the page's. */
  level?: 2 | 3
  /** A quiet line: when, where, how many, its tags. */
  quiet?: Child | undefined
}>>

/** One of a list of things. */
export const Card: FC<CardProps> = ({ title, href, level = 2, quiet, children }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li class="card">
      {title === undefined ? null : <Heading class="card__title">{href === undefined ? title : <a href={href}>{title}</a>}</Heading>}
      {quiet === undefined ? null : <p class="card__quiet">{quiet}</p>}
      {children}
    </li>
  )
}

/** What happened, in order; each a time and what it was. */
export const Timeline: FC<{ steps: readonly Readonly<{ when: Child; what: Child }>[] }> = ({ steps }) => (
  <ol class="timeline" role="list">{steps.map(({ when, what }) => <li><p class="timeline__when">{when}</p><div>{what}</div></li>)}</ol>
)

/** Buttons and links that stand together; the main one first. */
export const Buttons: FC<PropsWithChildren> = ({ children }) => <div class="buttons">{children}</div>

/** An address as a QR code, to be held to a phone; its label says in words where it leads. */
export const QrCode: FC<{ address: string; label: string }> = ({ address, label }) => {
  const { data, size } = encode(address, { border: 4, ecc: 'M' })
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <rect width={size} height={size} fill="#fff" /><path d={dark} fill="#000" />
      </svg>
    </div>
  )
}

/** Empty lines on a printed sheet, to write on by hand. */
export const WritingLines: FC<{ count: number }> = ({ count }) => <div class="writing-lines" aria-hidden="true">{Array.from({ length: count }, () => <span></span>)}</div>

/** Onwards and back in a long list; nothing where it all fits on one page. */
export const Pages: FC<{ next?: string | undefined; first?: string | undefined }> = ({ next, first }) =>
  next === undefined && first === undefined ? null : (
    <nav class="pages" aria-label={say('page.pages')}>
      {first === undefined ? null : <a href={first}>{say('page.first')}</a>}
      {next === undefined ? null : <a href={next} rel="next">{say('page.next')}</a>}
    </nav>
  )

/** A day, for people and for programs. */
export const DayText: FC<{ day: Day }> = ({ day }) => <time datetime={day}>{sayDay(day)}</time>

/** A moment in a place's time, for people and for programs. */
export const MomentText: FC<{ at: Date; zone: Zone }> = ({ at, zone }) => <time datetime={at.toISOString()}>{sayMoment(at, zone)}</time>

/** From one moment to another, without saying the same day twice. */
export const SpanText: FC<{ from: Date; to?: Date | undefined; zone: Zone }> = ({ from, to, zone }) => (
  <>
    <MomentText at={from} zone={zone} />
    {to === undefined ? null : <>{' – '}<time datetime={to.toISOString()}>{dayOf(from, zone) === dayOf(to, zone) ? sayTime(to, zone) : sayMoment(to, zone)}</time></>}
  </>
)

/** The address of a link that somebody typed, if it is one that a page may hold; undefined for `javascript:` and its like. */
export function safeHref(typed: string): string | undefined {
  try {
    const url = new URL(typed)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}
