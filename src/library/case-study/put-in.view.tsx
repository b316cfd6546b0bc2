import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import type { State } from '../entry/entry.rules.ts'
import { entryPath } from '../kind.ts'
import { sayStudy } from './words/index.ts'

type Props = Readonly<{ slug: string; there: Readonly<{ slug: string; title: string; state: State }> | undefined }>

/** The way of an initiative's case study into the library, or where it stands there. */
export const PutInPart: FC<Props> = ({ slug, there }) => (
  <section>
    <h2>{sayStudy('put-in.title')}</h2>
    {there === undefined ? <p>{sayStudy('put-in.text')}</p> : <p>{sayStudy(STANDS[there.state])} <a href={entryPath('case-study', there.slug)}>{there.title}</a></p>}
    {there === undefined || there.state === 'withdrawn' ? <Form action={`/library/case-studies/of/${slug}`}><Button look="second">{sayStudy('put-in.button')}</Button></Form> : null}
  </section>
)

const STANDS = { draft: 'put-in.waits', ready: 'put-in.waits', published: 'put-in.there', withdrawn: 'put-in.out' } as const
