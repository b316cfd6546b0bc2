/** On the page of a resource: how to cite it. */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { askForScript } from '#platform/page/frame.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import type { Resource } from '../resource/resource.rules.ts'
import { citedWords } from './cited-words.rules.ts'
import { resourceToCsl } from './resource-csl.rules.ts'
import { sayCitation } from './words/index.ts'
import { TAKEN, type TakenEnding } from './write-file.rules.ts'

/** No query. */
export function citePart(c: Context, { entry: { slug, content, state } }: AtEntry<Resource>): Child | undefined {
  if (state !== 'published') return undefined
  const words = citedWords(resourceToCsl(slug, content, { page: new URL(entryPath('resource', slug), c.site.publicUrl).href, topics: new Map() }))
  return (
    <section class="cite">
      <h2>{sayCitation('cite.title')}</h2>
      <CitedWords words={words} />
      <div class="screen-only">
        <p>{sayCitation('cite.files')}</p>
        <FileLinks hrefOf={(ending) => entryPath('resource', slug, `/cite.${ending}`)} />
        <p><a href={`/library/cite?item=${slug}`}>{sayCitation('cite.list')}</a></p>
      </div>
    </section>
  )
}

/** The reference, to be marked and copied. */
const CitedWords: FC<{ words: string }> = ({ words }) => {
  askForScript('copy-reference.js')
  return html`<figure class="cite__words" data-reference="${sayCitation('cite.copied')}"><figcaption class="hint">${sayCitation('cite.style')}</figcaption><p>${words}</p><button class="button button--second" type="button" hidden="">${sayCitation('cite.copy')}</button><span class="hint" role="status"></span></figure>`
}

const endingName = (ending: TakenEnding): string => (ending === 'csl.json' ? sayCitation('cite.as.csl_json') : sayCitation(`cite.as.${ending}`))

/** The file in each format. */
export const FileLinks: FC<{ hrefOf: (ending: TakenEnding) => string }> = ({ hrefOf }) =>
  html`<ul class="cite__files" role="list">${TAKEN.map((ending) => html`<li><a href="${hrefOf(ending)}" download="">${endingName(ending)}</a></li>`)}</ul>`
