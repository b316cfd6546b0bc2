import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Id } from '#platform/ids.ts'
import { Button, Form, Hidden, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Empty } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { sayDesk } from '../desk/words/index.ts'
import type { NameEditorCode } from './editor.form.ts'
import type { Editor } from './editor.queries.ts'

type Props = Readonly<{
  editors: readonly Editor[]; called: ReadonlyMap<Id<'person'>, string>
  /** Who looks at it, and whether they name editors. */
  me: Id<'person'>; naming: boolean; typed?: Typed; problems?: readonly Problem<NameEditorCode>[]
}>

/** Who keeps the library. */
export const EditorsPage: FC<Props> = ({ editors, called, me, naming, typed = {}, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayDesk(`problems.${code}`))
  return (
    <DeskPage part="editors" title={sayDesk('editors.title')} lead={sayDesk('editors.lead')} problems={sentences}>
      {editors.length === 0 ? <Empty text={sayDesk('editors.none')} /> : (
        <Cards>{editors.map(({ person, since }) => {
          const name = called.get(person) ?? ''
          return (
            <Card title={name} quiet={<>{sayDesk('editors.since')} <DayText day={dayOf(since, DEFAULT_ZONE)} /></>}>
              {naming || person === me ? <Form action="/library/desk/editors/stop"><Hidden name="person" value={person} /><Button look="second">{person === me ? sayDesk('editors.step-down') : sayDesk('editors.stop', { name })}</Button></Form> : null}
            </Card>
          )
        })}</Cards>
      )}
      {naming ? (
        <>
          <h2>{sayDesk('editors.name')}</h2>
          <Form action="/library/desk/editors/name" typed={typed} problems={sentences}>
            <TextField name="email" type="email" label={sayDesk('editors.email')} hint={sayDesk('editors.email-hint')} autocomplete="off" />
            <Button>{sayDesk('editors.button')}</Button>
          </Form>
        </>
      ) : null}
    </DeskPage>
  )
}
