import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, TextArea, Tick } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Buttons, Inset, LinkButton } from '#platform/page/parts.tsx'
import { sayRepeated } from './words/index.ts'

/** The field by which whoever told a story says that their own words may stay here. */
export const OWN_WORDS = 'own-story-words'

/** A field whose text repeats a story, and the words that do. */
export type RepeatedField = Readonly<{ name: string; words: string }>

type Props = Readonly<{ path: string; typed: Typed; fields: readonly RepeatedField[]; own: boolean; quote: string | undefined }>

/** What was typed, to be changed and sent on to where it was going: nothing of it is lost. */
export const RepeatedPage: FC<Props> = ({ path, typed, fields, own, quote }) => {
  const shown = [...new Set(fields.map(({ name }) => name))]
  const label = (at: number) => (shown.length === 1 ? sayRepeated('text') : sayRepeated('text-of', { n: at + 1 }))
  return (
    <Page title={sayRepeated(own ? 'own-title' : 'title')} lead={sayRepeated(own ? 'own-lead' : 'lead')} problems={shown.map((name, at) => ({ field: name, sentence: shown.length === 1 ? sayRepeated('change') : sayRepeated('change-of', { n: at + 1 }) }))}>
      <p>{sayRepeated('which')}</p>
      {fields.map(({ words }) => <Inset><p>{words}</p></Inset>)}
      {quote === undefined ? null : (
        <section>
          <h2>{sayRepeated('quote.title')}</h2>
          <p>{sayRepeated('quote.text')}</p>
          <p><LinkButton href={quote} look="second">{sayRepeated('quote.link')}</LinkButton></p>
        </section>
      )}
      <h2>{sayRepeated('yours')}</h2>
      <Form action={path} typed={typed} problems={shown.map((name) => ({ field: name, sentence: sayRepeated('change') }))}>
        {shown.map((name, at) => <TextArea name={name} label={label(at)} rows={8} />)}
        {Object.entries(typed).flatMap(([name, values]) =>
          values.slice(shown.includes(name) ? 1 : 0).map((value) => (name === 'command' || name === OWN_WORDS ? null : <Hidden name={name} value={value} />)))}
        {own ? <Tick name={OWN_WORDS} label={sayRepeated('own')} hint={sayRepeated('own-hint')} /> : null}
        <Buttons><Button>{sayRepeated('send')}</Button></Buttons>
      </Form>
    </Page>
  )
}
