import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, SelectField, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Empty, LinkButton, Table } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { AREA_LEVELS, type AreaId } from '../tables.ts'
import { say } from '../words/index.ts'
import { AreaContacts } from './area-contacts.view.tsx'
import type { AreaFormCode } from './area.form.ts'
import type { Area, AreaContact } from './area.queries.ts'

export const AreasPage: FC<{ areas: readonly Area[]; counts: ReadonlyMap<AreaId, number> }> = ({ areas, counts }) => (
  <Page title={say('admin.areas')} lead={say('admin.lead')} back={{ href: '/admin', text: say('admin.back') }}>
    <p><LinkButton href="/admin/areas/new">{say('admin.add')}</LinkButton></p>
    <Table caption={say('admin.table')} head={[say('admin.name'), say('admin.level'), say('admin.local')]}
      rows={areas.map(({ id, name, level }) => [
        <a href={`/admin/areas/${id}`}>{name}</a>, say(`levels.${level}`),
        counts.has(id) ? say('admin.count', { count: counts.get(id) }) : say('admin.none'),
      ])} />
  </Page>
)

type AddAreaCode = AreaFormCode | 'name-taken'
type AddProps = Readonly<{ areas: readonly Area[]; typed?: Typed; problems?: readonly Problem<AddAreaCode>[] }>

export const AddAreaPage: FC<AddProps> = ({ areas, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => say(`problems.${code}`))
  return (
    <Page title={say('admin.new-title')} back={{ href: '/admin/areas', text: say('admin.areas') }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <TextField name="name" label={say('admin.new-name')} />
        <RadioField name="level" label={say('admin.new-level')} value="locality" choices={AREA_LEVELS.map((level) => [level, say(`levels.${level}`)] as const)} />
        <SelectField name="partOf" label={say('admin.new-part-of')} hint={say('admin.new-part-of-hint')} empty={say('admin.new-part-of-none')}
          choices={areas.map(({ id, name }) => [id, name] as const)} />
        <Button>{say('admin.new-button')}</Button>
      </Form>
    </Page>
  )
}

export const AreaContactsPage: FC<{ area: Area; contacts: readonly AreaContact[] }> = ({ area, contacts }) => {
  const path = `/admin/areas/${area.id}`
  const local = contacts.filter((one) => one.area === area.id)
  const wider = contacts.filter((one) => one.area !== area.id)
  return (
    <Page title={say('admin.contacts-title', { area: area.name })} lead={say('admin.contacts-lead')} back={{ href: '/admin/areas', text: say('admin.areas') }}>
      {local.length === 0 ? <Empty text={say('admin.contacts-none', { area: area.name })} /> : (
        <>
          <AreaContacts area={area} contacts={local} />
          <ul>{local.map(({ id, name }) => <li><a href={`${path}/contacts/${id}`}>{say('admin.contacts-change', { name })}</a></li>)}</ul>
        </>
      )}
      <p><LinkButton href={`${path}/contacts/new`}>{say('admin.contacts-add')}</LinkButton></p>
      {wider.length === 0 ? null : <p>{say('admin.wider', { area: area.name })}: {wider.map(({ name }) => name).join(', ')}</p>}
      <p><a href={`/areas/${area.id}`}>{say('admin.contacts-public')}</a></p>
    </Page>
  )
}
