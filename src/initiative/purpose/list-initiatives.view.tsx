import type { FC } from 'hono/jsx'
import { Button, Form, SelectField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import type { Listed } from './list-initiatives.queries.ts'
import { sayPurpose } from './words/index.ts'

type Props = Readonly<{
  initiatives: readonly Listed[]
  areas: readonly Readonly<{ id: string; name: string }>[]
  /** The area that was chosen. */
  area: string | undefined
  next: string | undefined
  first: string | undefined
}>

export const ListInitiativesPage: FC<Props> = ({ initiatives, areas, area, next, first }) => (
  <Page title={sayPurpose('list.title')} lead={sayPurpose('list.lead')} listed>
    {areas.length === 0 ? null : (
      <Form method="get" action="/initiatives">
        <SelectField name="area" label={sayPurpose('list.area')} empty={sayPurpose('list.all-areas')} value={area} choices={areas.map(({ id, name }) => [id, name] as const)} />
        <Button look="second">{sayPurpose('list.show')}</Button>
      </Form>
    )}
    {initiatives.length === 0
      ? <Empty text={sayPurpose(area === undefined ? 'list.none' : 'list.none-in-area')} />
      : <InitiativeList level="h2" initiatives={initiatives} areaName={new Map(areas.map((one) => [one.id, one.name]))} />}
    <Pages next={next} first={first} />
    <p><LinkButton href="/initiatives/new" look="second">{sayPurpose('list.start')}</LinkButton></p>
  </Page>
)

/** Initiatives with their first words, as lists on several pages show them. */
export const InitiativeList: FC<{ initiatives: readonly Listed[]; areaName?: ReadonlyMap<string, string>; level?: 'h2' | 'h3' }> = ({ initiatives, areaName, level: Heading = 'h3' }) => (
  <ul class="cards">
    {initiatives.map((one) => {
      const area = one.area === undefined ? undefined : areaName?.get(one.area)
      return (
        <li class="card">
          <Heading><a href={`/initiatives/${one.slug}`}>{one.title}</a></Heading>
          <p>{firstWords(one.purpose)}</p>
          {!one.mine && !one.example && area === undefined ? null : (
            <p class="card__marks">
              {area === undefined ? null : <>{area} </>}
              {one.mine ? <Tag tone="good">{sayPurpose('list.mine')}</Tag> : null} {one.example ? <Tag>{sayPurpose('list.example')}</Tag> : null}
            </p>
          )}
        </li>
      )
    })}
  </ul>
)

/** Enough of a purpose to know whether one wants to read on. */
function firstWords(purpose: string): string {
  const line = purpose.split('\n')[0] ?? ''
  return line.length <= 180 ? line : `${line.slice(0, 180).replace(/\s+\S*$/, '')} …`
}
