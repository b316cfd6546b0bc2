import type { FC } from 'hono/jsx'
import { CodeForm, InitiativeList, type Listed } from '#initiative/index.ts'
import { Page } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import { sayFront } from './words/index.ts'

/** For somebody who is not signed in: what this is for, and the ways in. */
export const FrontPage: FC<{ open: readonly Listed[] }> = ({ open }) => (
  <Page title={sayFront('title')} lead={sayFront('lead')} listed>
    <div class="front">
      <div>
        <h2>{sayFront('join')}</h2>
        <CodeForm />
        <p>{sayFront('sign-in-text')} <a href="/sign-in">{sayFront('sign-in')}</a></p>
      </div>
      <HowItGoes open={open} />
    </div>
    {open.length === 0 ? null : (
      <>
        <h2>{sayFront('public')}</h2>
        <InitiativeList initiatives={open} />
      </>
    )}
    <p><a href="/initiatives">{sayFront('more')}</a></p>
  </Page>
)

/** What is said is followed to what became of it: the point of it all, with one that can be looked at. */
const HowItGoes: FC<{ open: readonly Listed[] }> = ({ open }) => {
  const first = open.find((one) => one.example) ?? open[0]
  return (
    <section>
      <h2>{sayFront('steps.title')}</h2>
      <ol class="timeline" role="list">
        {(['heard', 'agreed', 'happened'] as const).map((step) => <li><h3>{sayFront(`steps.${step}`)}</h3><p>{sayFront(`steps.${step}-text`)}</p></li>)}
      </ol>
      {first === undefined ? null : <p><a href={`/initiatives/${first.slug}/thread`}>{sayFront('steps.see', { title: first.title })}</a></p>}
    </section>
  )
}

/** For somebody who is signed in: what they take part in comes first. */
export const MyFrontPage: FC<{ called: string; mine: readonly Listed[]; others: readonly Listed[]; asked: number }> = ({ called, mine, others, asked }) => (
  <Page title={sayFront('welcome', { called })}>
    <h2>{sayFront('mine')}</h2>
    {mine.length === 0 ? <p>{sayFront('none-yet')}</p> : <InitiativeList initiatives={mine} />}
    {asked === 0 ? null : <Inset><p>{sayFront('asked', { count: asked })} <a href="/join/asked">{sayFront('asked-link')}</a></p></Inset>}
    <h2>{sayFront('join')}</h2>
    <CodeForm look={mine.length === 0 ? 'main' : 'second'} />
    {others.length === 0 ? null : (
      <>
        <h2>{sayFront('others')}</h2>
        <InitiativeList initiatives={others} />
      </>
    )}
    <ul class="actions">
      <li><a href="/initiatives">{sayFront('more')}</a></li>
      <li><a href="/initiatives/new">{sayFront('start')}</a></li>
    </ul>
  </Page>
)
