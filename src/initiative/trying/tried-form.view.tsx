/** The page on which an idea, a prototype or a test is written or changed: its own fields, what it rests on, and by whom it is. */
import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, type FieldProblem, Form, TickField } from '#platform/page/form.tsx'
import { Empty, Inset, LinkButton } from '#platform/page/parts.tsx'
import { type RoomChoices, RoomFields, type RoomQuestion } from '../agreement/agreement-fields.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import { sayThread } from '../thread/words/index.ts'
import type { Near } from './sources.queries.ts'
import { triedPath } from './tried.gate.ts'
import { sayTrying } from './words/index.ts'

/** What every such page is given. */
export type TriedFormProps = Readonly<{
  here: Seen
  room: RoomChoices
  sources: readonly Near[]
  ticked: readonly ItemId[]
  typed: Typed
}>

type Props = PropsWithChildren<TriedFormProps & Readonly<{
  title: string
  lead?: string | undefined
  button: string
  back: Readonly<{ href: string; text: string }>
  problems: readonly FieldProblem[]
  version: number
  /** What it says now, where somebody else was faster. */
  now?: Child | undefined
  restsOn: Readonly<{ label: string; hint: string }>
  asks: Omit<RoomQuestion, 'others'>
}>>

export const TriedForm: FC<Props> = ({ here, room, sources, ticked, typed, title, lead, button, back, problems, version, now, restsOn, asks, children }) => (
  <InitiativePage here={here} title={now === undefined ? title : sayTrying('form.changed-title')} lead={now === undefined ? lead : sayTrying('form.changed-text')} back={back} problems={problems} listed={false}>
    {now === undefined ? null : <Inset>{now}</Inset>}
    <Form typed={typed} problems={problems} version={version}>
      {children}
      <RestsOn sources={sources} ticked={ticked} {...restsOn} />
      <RoomFields room={room} asks={{ ...asks, others: sayTrying('by.others') }} />
      <Button>{button}</Button>
    </Form>
  </InitiativePage>
)

/** A field that may have to be ticked stands open, however many there are to tick: the query offers few. */
const RestsOn: FC<Readonly<{ sources: readonly Near[]; ticked: readonly ItemId[]; label: string; hint: string }>> = ({ sources, ticked, label, hint }) =>
  sources.length === 0 ? <p class="hint">{sayTrying('form.rests-on-none')}</p> : (
    <TickField name="restsOn" label={label} hint={`${hint} ${sayTrying('form.rests-on-older')}`} choices={sources.map(({ id, kind, words, result }) => [id, words, hintOf(kind, result)] as const)} values={ticked} />
  )

const hintOf = (kind: Near['kind'], result: Near['result']) => (result === null ? sayThread(`kinds.${kind}`) : `${sayThread(`kinds.${kind}`)}: ${sayTrying(`results.${result}`)}`)

export const backToTrying = ({ initiative }: Pick<Seen, 'initiative'>) => ({ href: `/initiatives/${initiative.slug}/trying`, text: sayTrying('list.title') })

/** Where nothing is there yet that could be tried out. */
export const NothingYetPage: FC<{ here: Seen; title: string; text: string }> = ({ here, title, text }) => (
  <InitiativePage here={here} title={title} back={backToTrying(here)} listed={false}>
    <Empty text={text}><LinkButton href={triedPath(here, 'idea', 'new')}>{sayTrying('list.new-idea')}</LinkButton></Empty>
  </InitiativePage>
)
