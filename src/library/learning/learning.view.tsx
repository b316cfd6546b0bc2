import type { FC } from 'hono/jsx'
import type { NoteId, OpenNote } from '#initiative/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Empty, Pages, Tag, Words } from '#platform/page/parts.tsx'
import { dayOf } from '#platform/time.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { say } from '../words/index.ts'
import { sayLearned } from './words/index.ts'

type Props = Readonly<{ notes: readonly OpenNote[]; next: NoteId | undefined; later: boolean }>

const notePath = ({ id, initiative }: OpenNote) => `/initiatives/${initiative.slug}/learning/${id}`

/** What groups learned, as it stands on their own pages. */
export const LearnedPage: FC<Props> = ({ notes, next, later }) => (
  <Page title={sayLearned('title')} part={say('title')} lead={sayLearned('lead')} back={{ href: '/library', text: say('title') }} listed>
    {notes.length === 0 && !later ? <Empty text={sayLearned('none')} /> : <><p class="hint">{sayLearned('how')}</p><Cards>{notes.map((note) => <OneNote note={note} />)}</Cards></>}
    <Pages next={next === undefined ? undefined : `/library/learning?after=${next}`} first={later ? '/library/learning' : undefined} />
  </Page>
)

const OneNote: FC<Readonly<{ note: OpenNote }>> = ({ note }) => (
  <Card title={note.tried} href={notePath(note)} quiet={<Quiet note={note} />}>
    <NoteWords note={note} />
  </Card>
)

const Quiet: FC<Readonly<{ note: OpenNote }>> = ({ note: { again, at, initiative } }) => (
  <><Tag tone={again === 'yes' ? 'good' : 'plain'}>{sayLearned(`again.${again}`)}</Tag> {sayLearned('by')} <a href={`/initiatives/${initiative.slug}`}>{initiative.title}</a>{initiative.example ? ` (${sayLearned('example')})` : ''}, <DayText day={dayOf(at, initiative.zone)} /></>
)

const NoteWords: FC<Readonly<{ note: OpenNote }>> = ({ note: { happened, because } }) => <><Words text={happened} /><Words text={because} /></>

/** For editors: what groups learned lately, and what of it is in the library. */
export const LearningDeskPage: FC<Props & Readonly<{ raised: ReadonlySet<NoteId> }>> = ({ notes, raised, next, later }) => (
  <DeskPage part="learning" title={sayLearned('desk.title')} lead={sayLearned('desk.lead')}>
    {notes.length === 0 && !later ? <Empty text={sayLearned('desk.none')} /> : (
      <Cards>
        {notes.map((note) => (
          <Card title={note.tried} href={notePath(note)} quiet={<>{raised.has(note.id) ? <Tag tone="good">{sayLearned('desk.raised')}</Tag> : null} <Quiet note={note} /></>}>
            <NoteWords note={note} />
            <Form action={`/library/desk/learning/${note.id}/${raised.has(note.id) ? 'take-out' : 'raise'}`}>
              <Button look="second">{sayLearned(raised.has(note.id) ? 'desk.let-down' : 'desk.raise')}<span class="visually-hidden">: {note.tried}</span></Button>
            </Form>
          </Card>
        ))}
      </Cards>
    )}
    <Pages next={next === undefined ? undefined : `/library/desk/learning?after=${next}`} first={later ? '/library/desk/learning' : undefined} />
  </DeskPage>
)
