import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { ChooseMany } from '#platform/page/choose.tsx'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, Pages } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import type { Counted, VoiceLine } from '../voice/voice-line.queries.ts'
import { type Code, TargetFields, choosable } from './group-voices.view.tsx'
import type { Theme } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember & Readonly<{ theme: Theme }>
  lines: readonly VoiceLine[]
  counted: Counted
  themes: readonly Theme[]
  after: ItemId | undefined
  next: ItemId | undefined
  typed?: Typed
  problems?: readonly Problem<Code>[]
}>

export const SplitThemePage: FC<Props> = ({ here, lines, counted, themes, after, next, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => sayTheme(`problems.${code}`))
  const path = `/initiatives/${here.initiative.slug}/items/${here.theme.id}`
  return (
    <InitiativePage here={here} listed={false} title={sayTheme('split.title', { theme: here.theme.name })} lead={sayTheme('split.lead')} back={{ href: path, text: here.theme.name }} problems={sentences}>
      <p><a href={`${path}/rename`}>{sayTheme('rename.link')}</a>{' · '}<a href={`${path}/merge`}>{sayTheme('merge.link')}</a></p>
      {counted.voices > 0 ? null : (
        <Empty text={sayTheme('split.empty')}>
          {counted.takenBack > 0 ? null : <Form action={`${path}/put-away`}><Buttons><Button look="second">{sayTheme('put-away.button')}</Button></Buttons></Form>}
        </Empty>
      )}
      {lines.length === 0 ? null : (
        <Form typed={typed} problems={sentences}>
          {after === undefined ? null : <Hidden name="after" value={after} />}
          <ChooseMany name="voices" label={sayTheme('group.choose')} hint={sayTheme('group.choose-hint')} items={lines.map(choosable)}>
            <TargetFields themes={themes} />
            <Buttons>
              <Button name="do" value="move">{sayTheme('split.button')}</Button>
              <Button name="do" value="take-out" look="second">{sayTheme('split.take-out')}</Button>
            </Buttons>
          </ChooseMany>
        </Form>
      )}
      <Pages next={next === undefined ? undefined : `${path}/split?after=${next}`} first={after === undefined ? undefined : `${path}/split`} />
    </InitiativePage>
  )
}
