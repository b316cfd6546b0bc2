import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { ChooseMany } from '#platform/page/choose.tsx'
import { Button, Form, SelectField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Empty, Inset, Pages } from '#platform/page/parts.tsx'
import type { GroupProblem, MoveProblem } from './arrange.route.tsx'
import { titleOf } from './begin-session.view.tsx'
import type { Card, Group } from './card.queries.ts'
import { LONGEST_ACTION } from './session.form.ts'
import type { AtGroup, AtSession } from './session.gate.ts'
import { MOST_GROUPS } from './session.rules.ts'
import { groupPath, sessionPath } from './session-path.ts'
import { TagField, TagMark } from './show-session.view.tsx'
import type { TablePage } from './table-page.rules.ts'
import { saySession } from './words/index.ts'

const back = (here: AtSession) => ({ href: sessionPath(here, here.session.id), text: titleOf(here.session) })

type Props = Readonly<{ here: AtSession; page: TablePage<Card>; groups: readonly Group[]; moved: number; typed: Typed; problems: readonly MoveProblem[] }>

export const ArrangePage: FC<Props> = ({ here, page, groups, moved, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => saySession(`problems.${code}`, { most: MOST_GROUPS }))
  const at = `${sessionPath(here, here.session.id)}/arrange`
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  return (
    <InitiativePage here={here} title={saySession('arrange.title')} lead={saySession('arrange.lead')} back={back(here)} problems={sentences} listed={false}>
      {moved === 0 ? null : (
        <Inset>
          <p>{saySession('arrange.moved', { count: moved })}</p>
          <Form action={`${sessionPath(here, here.session.id)}/undo`}><Button look="second">{saySession('arrange.undo')}</Button></Form>
        </Inset>
      )}
      {page.cards.length === 0 ? <Empty text={saySession('arrange.none')} /> : (
        <Form action={at} typed={typed} problems={sentences}>
          <ChooseMany name="cards" label={saySession('arrange.cards')} items={page.cards.map((card) => ({
            value: card.id, label: card.words, more: <><TagMark tag={card.tag} />{card.group === undefined ? saySession('arrange.alone') : saySession('arrange.in', { group: names.get(card.group) ?? '' })}</>,
          }))}>
            <div class="pair">
              <SelectField name="into" label={saySession('arrange.into')} empty={saySession('arrange.choose')} choices={[...groups.map(({ id, name }) => [id, name] as const), ['none', saySession('arrange.out')]]} />
              <TextField name="name" label={saySession('arrange.name')} />
            </div>
            <Buttons><Button>{saySession('arrange.button')}</Button></Buttons>
          </ChooseMany>
        </Form>
      )}
      <Pages next={page.next === undefined ? undefined : `${at}?after=${page.next}`} first={page.paged ? at : undefined} />
    </InitiativePage>
  )
}

export const GroupPage: FC<Readonly<{ here: AtGroup; typed?: Typed; problems?: readonly GroupProblem[] }>> = ({ here, typed = {}, problems = [] }) => {
  const sentences = sentencesOf(problems, (code) => saySession(`problems.${code}`))
  const { group, session } = here
  const at = groupPath(here, group.id)
  return (
    <InitiativePage here={here} title={saySession('group.title', { name: group.name })} back={back(here)} problems={sentences} listed={false}>
      {problems.some(({ code }) => code === 'changed') ? (
        <Inset><p>{saySession('changed.now')} <strong>{group.name}</strong> <TagMark tag={group.tag} /></p>{group.action === undefined ? null : <p>{group.action}</p>}</Inset>
      ) : null}
      <Form action={at} typed={typed} problems={sentences} version={group.version}>
        <TextField name="name" label={saySession('group.name')} value={group.name} />
        {session.tags ? <TagField value={group.tag} /> : null}
        <TextArea name="action" label={saySession('group.action')} hint={saySession('group.action-hint')} value={group.action} rows={3} most={LONGEST_ACTION} optional />
        <Button>{saySession('group.button')}</Button>
      </Form>
      <Form action={`${at}/take-apart`}>
        <Button look="second">{saySession('group.take-apart')}</Button>
        <p class="hint">{saySession('group.take-apart-hint')}</p>
      </Form>
    </InitiativePage>
  )
}
