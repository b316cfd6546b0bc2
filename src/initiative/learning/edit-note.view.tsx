import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Facts, Inset, MomentText, Timeline, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { say } from '../words/index.ts'
import { type AtNote, notePath } from './learning.gate.ts'
import type { NoteCode } from './learning.form.ts'
import type { About } from './learning.queries.ts'
import { NoteFacts, NoteFields } from './learning.view.tsx'
import type { NoteVersion } from './note-version.queries.ts'
import { sayLearning } from './words/index.ts'

const backTo = (here: AtNote) => ({ href: notePath(here, here.note.id), text: here.note.tried })

type EditProps = Readonly<{
  here: AtNote; offered: readonly About[]; typed?: Typed; problems?: readonly Problem<NoteCode>[]
  /** It was changed meanwhile: what is there now stands above what was typed. */
  outdated?: boolean
}>

export const EditNotePage: FC<EditProps> = ({ here, offered, typed = {}, problems = [], outdated = false }) => {
  const { note } = here
  const sentences = sentencesOf(problems, (code) => sayLearning(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayLearning('edit.title')} lead={sayLearning('edit.lead')} back={backTo(here)} problems={sentences} listed={false}>
      {outdated ? <><Warning><p>{sayLearning('edit.outdated')}</p></Warning><Inset><p><strong>{note.tried}</strong></p><NoteFacts here={here} note={note} /></Inset><p>{sayLearning('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? note.version : versionTyped(typed) ?? note.version}>
        <NoteFields here={here} offered={offered} note={note} about={note.about.map(({ id }) => id)} isOpen={note.about.length > 0 || problems.some(({ field }) => field === 'about')} />
        <Button>{sayLearning('edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const NoteHistoryPage: FC<Readonly<{ here: AtNote; versions: readonly NoteVersion[] }>> = ({ here, versions }) => (
  <InitiativePage here={here} title={sayLearning('history.title')} back={backTo(here)} listed={false}>
    {versions.length === 0 ? <p>{sayLearning('history.none')}</p> : (
      <Timeline steps={versions.map((one) => ({
        when: <MomentText at={one.at} zone={here.initiative.zone} />,
        what: (
          <>
            <h2>{sayLearning('history.until', { version: one.version })}</h2>
            <p><strong>{one.tried}</strong></p>
            <Facts facts={[
              [sayLearning('happened'), <Words text={one.happened} />],
              [sayLearning(`because.${one.again}`), <Words text={one.because} />],
              [sayLearning('seen-by'), say(`seen-by.${one.seenBy}`)],
            ]} />
          </>
        ),
      }))} />
    )}
  </InitiativePage>
)
