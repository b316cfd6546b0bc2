import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, SelectField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sensePath } from '../sense/looked-for.ts'
import type { PlaceCode } from './change-theme.form.ts'
import type { Theme } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export type Code = PlaceCode | 'theme-gone' | 'in-itself'
type Props = Readonly<{
  here: SeenByMember & Readonly<{ theme: Theme }>
  choices: readonly Theme[]
  standsIn: readonly Theme[]
  typed: Typed
  problems: readonly Problem<Code>[]
}>

export const PlaceThemePage: FC<Props> = ({ here, choices, standsIn, typed, problems }) => {
  const { theme, initiative } = here
  const sentences = sentencesOf(problems, (code) => sayTheme(`problems.${code}`))
  const path = `/initiatives/${initiative.slug}/items/${theme.id}`
  return (
    <InitiativePage here={here} listed={false} title={sayTheme('place.title', { theme: theme.name })} lead={sayTheme('place.lead')} problems={sentences}
      back={{ href: sensePath(initiative.slug, { part: { theme: theme.id } }), text: theme.name }}>
      {choices.length === 0 ? <p>{sayTheme('place.none')}</p> : (
        <Form action={`${path}/place`} typed={typed} problems={sentences}>
          <SelectField name="into" label={sayTheme('place.into')} empty={sayTheme('merge.choose')} choices={choices.map(({ id, name }) => [id, name] as const)} />
          <Button>{sayTheme('place.button')}</Button>
        </Form>
      )}
      {standsIn.length === 0 ? null : (
        <section>
          <h2>{sayTheme('place.stands-in')}</h2>
          <ul class="cards" role="list">
            {standsIn.map(({ id, name }) => (
              <li class="card">
                <p><a href={sensePath(initiative.slug, { part: { theme: id } })}>{name}</a></p>
                <Form action={`${path}/lift`}>
                  <Hidden name="from" value={id} />
                  <Buttons><Button look="second">{sayTheme('place.lift')}<span class="visually-hidden">{`: ${name}`}</span></Button></Buttons>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </InitiativePage>
  )
}
