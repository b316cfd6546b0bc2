import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset, LinkButton, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ChangeFormCode } from './change-theme.form.ts'
import type { Theme } from './theme.queries.ts'
import type { ThemeCode } from './theme.rules.ts'
import { sayTheme } from './words/index.ts'

export type Code = ChangeFormCode | ThemeCode | 'theme-gone' | 'same-theme' | 'merge-circle' | 'name-taken'
type Here = SeenByMember & Readonly<{ theme: Theme }>
type Props = Readonly<{ here: Here; typed?: Typed; problems?: readonly Problem<Code>[] }>

const pathOf = (here: Here) => `/initiatives/${here.initiative.slug}/items/${here.theme.id}`
const sentences = (problems: readonly Problem<Code>[]) => sentencesOf(problems, (code) => sayTheme(`problems.${code}`))

export const RenameThemePage: FC<Props & Readonly<{ outdated?: boolean }>> = ({ here, typed, problems = [], outdated = false }) => (
  <InitiativePage here={here} listed={false} title={sayTheme('rename.title')} back={{ href: pathOf(here), text: here.theme.name }} problems={sentences(problems)}>
    {outdated ? <><Warning>{sayTheme('rename.outdated')}</Warning><Inset><p>{here.theme.name}</p></Inset></> : null}
    <Form typed={typed} problems={sentences(problems)} version={here.theme.version}>
      <TextField name="name" label={sayTheme('rename.name')} value={here.theme.name} />
      <Button>{sayTheme('rename.button')}</Button>
    </Form>
  </InitiativePage>
)

export const MergeThemesPage: FC<Props & Readonly<{ themes: readonly Theme[] }>> = ({ here, themes, typed, problems = [] }) => (
  <InitiativePage here={here} listed={false} title={sayTheme('merge.title', { theme: here.theme.name })} lead={sayTheme('merge.lead')} back={{ href: pathOf(here), text: here.theme.name }} problems={sentences(problems)}>
    {themes.length === 0 ? <p>{sayTheme('merge.none')}</p> : (
      <Form typed={typed} problems={sentences(problems)}>
        <SelectField name="into" label={sayTheme('merge.into')} empty={sayTheme('merge.choose')} choices={themes.map(({ id, name }) => [id, name] as const)} />
        <Button>{sayTheme('merge.button')}</Button>
      </Form>
    )}
  </InitiativePage>
)

export const PutAwayPage: FC<Props> = ({ here, problems = [] }) => (
  <InitiativePage here={here} listed={false} title={sayTheme('put-away.title', { theme: here.theme.name })} lead={sayTheme('put-away.lead')} back={{ href: pathOf(here), text: here.theme.name }} problems={sentences(problems)}>
    <Form><Buttons><Button>{sayTheme('put-away.button')}</Button><LinkButton href={pathOf(here)} look="second">{sayTheme('put-away.keep')}</LinkButton></Buttons></Form>
  </InitiativePage>
)
