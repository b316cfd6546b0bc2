import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { ChooseMany } from '#platform/page/choose.tsx'
import { Button, Form, Hidden, TextField, TickField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, LinkButton, Pages, Statement } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import type { RestsOnCode } from './need.form.ts'
import { type MemberAtNeed, needPath } from './need.gate.ts'
import type { Ground, GroundKind } from './rests-on.queries.ts'
import { sayNeed } from './words/index.ts'

type Props = Readonly<{
  here: MemberAtNeed
  now: readonly Ground[]
  possible: readonly Ground[]
  kind: GroundKind
  search: string | undefined
  after: ItemId | undefined
  next: ItemId | undefined
  typed: Typed | undefined
  problems: readonly Problem<RestsOnCode>[]
}>

const KINDS = ['theme', 'voice'] as const

export const RestsOnPage: FC<Props> = ({ here, now, possible, kind, search, after, next, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayNeed(`problems.${code}`))
  const path = needPath(here, here.need.id, '/rests-on')
  const query = (asked: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams(asked).toString()}`
  const looked = search === undefined ? {} : { search }
  return (
    <InitiativePage here={here} title={sayNeed('rests-on.title')} lead={sayNeed('rests-on.lead')} listed={false} problems={sentences} back={{ href: needPath(here, here.need.id), text: sayNeed('show.title') }}>
      <Statement text={here.need.words} />
      {now.length === 0 ? null : (
        <Form action={path}>
          <TickField name="off" label={sayNeed('rests-on.now')} choices={now.map(({ id, words }) => [id, words] as const)} />
          <Buttons><Button look="second">{sayNeed('rests-on.remove')}</Button></Buttons>
        </Form>
      )}
      <nav class="parts" aria-label={sayNeed('rests-on.title')}>
        <ul>{KINDS.map((one) => <li><a href={query({ of: one })} aria-current={one === kind ? 'page' : undefined}>{sayNeed(`rests-on.kinds.${one}`)}</a></li>)}</ul>
      </nav>
      <div role="search">
        <Form method="get" action={path} class="row">
          <Hidden name="of" value={kind} />
          <TextField name="search" type="search" label={sayNeed('rests-on.search')} value={search} />
          <Button look="second">{sayNeed('rests-on.search-button')}</Button>
        </Form>
        {search === undefined ? null : <p><a href={query({ of: kind })}>{sayNeed('rests-on.clear')}</a></p>}
      </div>
      {possible.length === 0 ? <p>{sayNeed(`rests-on.none-${kind}`)}</p> : (
        <Form action={query({ of: kind, ...looked })} typed={typed} problems={sentences}>
          <ChooseMany name="restsOn" label={sayNeed(`rests-on.add-${kind}`)} items={possible.map(({ id, words }) => ({ value: id, label: words }))}>
            <Buttons><Button>{sayNeed('rests-on.add')}</Button></Buttons>
          </ChooseMany>
        </Form>
      )}
      <Pages next={next === undefined ? undefined : query({ of: kind, ...looked, after: next })} first={after === undefined ? undefined : query({ of: kind, ...looked })} />
      <p><LinkButton look="second" href={needPath(here, here.need.id)}>{sayNeed('rests-on.done')}</LinkButton></p>
    </InitiativePage>
  )
}
