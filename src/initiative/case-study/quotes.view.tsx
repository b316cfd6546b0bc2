import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Pages } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { QuotesFormCode } from './case-study.form.ts'
import { sayQuoting } from '../quoting/words/index.ts'
import { SectionField } from './sentence.view.tsx'
import type { Quotable } from './source.queries.ts'
import type { Section } from './tables.ts'
import { sayCase } from './words/index.ts'

export type QuotesCode = QuotesFormCode | 'quotes-missing' | 'most-sentences'
type Props = Readonly<{ here: Seen; voices: readonly Quotable[]; more: boolean; section: Section | undefined; typed: Typed | undefined; problems: readonly Problem<QuotesCode>[] }>

export const QuotesPage: FC<Props> = ({ here, voices, more, section, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCase(`problems.${code}`))
  const at = `/initiatives/${here.initiative.slug}/case-study`
  return (
    <InitiativePage here={here} title={sayCase('quotes.title')} lead={sayCase('quotes.lead')} back={{ href: `${at}/draft`, text: sayCase('back-to-draft') }} problems={sentences} listed={false}>
      <p><a href={`${at}/quotes/ask${section === undefined ? '' : `?section=${section}`}`}>{sayQuoting('ask.link')}</a></p>
      {voices.length === 0 ? <Empty text={sayCase('quotes.empty')} /> : (
        <>
          <Form typed={typed} problems={sentences}>
            <TickField name="voices" label={sayCase('quotes.choose')} choices={voices.map(({ id, words }) => [id, words] as const)} />
            <SectionField value={section ?? 'starting'} />
            <Button>{sayCase('quotes.button')}</Button>
          </Form>
          <Pages next={more ? `${at}/quotes?after=${voices.at(-1)?.id ?? ''}` : undefined} />
        </>
      )}
    </InitiativePage>
  )
}
