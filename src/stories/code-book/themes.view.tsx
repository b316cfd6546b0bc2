import type { FC } from 'hono/jsx'
import type { SeenByMember } from '#initiative/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import type { BookTheme } from './themes.queries.ts'
import { sayBook } from './words/index.ts'

/** How many stories a theme rests on, as far as that is told. */
export const RestsOnStories: FC<{ atLeast: number | undefined }> = ({ atLeast }) =>
  <p class="soft">{atLeast === undefined ? sayBook('themes.too-few') : sayBook('themes.at-least', { count: atLeast })}</p>

/** Where a code stands in the thread. */
export const ThemeLine: FC<Readonly<{ here: Pick<SeenByMember, 'initiative'>; theme: BookTheme | undefined; name: string }>> = ({ here, theme, name }) =>
  theme === undefined ? null : theme.item === undefined ? <p class="soft">{sayBook('themes.was')}</p> : (
    <>
      <p><a href={`/initiatives/${here.initiative.slug}/items/${theme.item}`}>{sayBook('themes.is')}<span class="visually-hidden">: {name}</span></a></p>
      {theme.atLeast === undefined ? null : <RestsOnStories atLeast={theme.atLeast} />}
    </>
  )

export const MakeThemesPart: FC<Readonly<{ here: Pick<SeenByMember, 'initiative'>; missing: number }>> = ({ here, missing }) =>
  missing === 0 ? null : (
    <section>
      <h2>{sayBook('themes.title')}</h2>
      <p>{sayBook('themes.lead')}</p>
      <Form action={`/initiatives/${here.initiative.slug}/code-book/themes`}><Button look="second">{sayBook('themes.make', { count: missing })}</Button></Form>
    </section>
  )
