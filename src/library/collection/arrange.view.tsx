import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Details, Empty, Tag, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { entryPath } from '../kind.ts'
import type { Keeping } from '../library.gate.ts'
import { say } from '../words/index.ts'
import { type Collection, LONGEST_REASON, keyOf } from './collection.rules.ts'
import type { Held } from './held-things.ts'
import type { ItemsCode } from './items.form.ts'
import { sayCollection } from './words/index.ts'

type Props = Readonly<{ here: Keeping<Collection>; held: readonly Held[]; typed: Typed | undefined; problems: readonly Problem<ItemsCode>[]; outdated: boolean }>

export const ArrangePage: FC<Props> = ({ here: { entry }, held, typed, problems, outdated }) => {
  const sentences = sentencesOf(problems, (code) => sayCollection(`problems.${code}`))
  const act = typed?.['act']?.[0]
  return (
    <Page title={sayCollection('arrange.title', { title: entry.title })} part={say('title')} lead={sayCollection('arrange.lead')} back={{ href: entryPath('collection', entry.slug), text: entry.title }} problems={sentences}>
      {outdated ? <Warning><p>{sayCollection('arrange.outdated')}</p></Warning> : null}
      {held.length === 0 ? <Empty text={sayCollection('page.empty')} /> : (
        <ol class="collection">{held.map((one, index) => <HeldThing held={one} first={index === 0} last={index === held.length - 1} version={entry.version} />)}</ol>
      )}
      <h2>{sayCollection('arrange.add')}</h2>
      <Form typed={act === 'in' ? typed : undefined} problems={sentences} version={entry.version}>
        <Hidden name="act" value="in" />
        <TextField name="what" label={sayCollection('arrange.what')} hint={sayCollection('arrange.what-hint')} />
        <TextArea name="reason" label={sayCollection('arrange.reason')} hint={sayCollection('arrange.reason-hint')} rows={3} most={LONGEST_REASON} optional />
        <Button>{sayCollection('arrange.button')}</Button>
      </Form>
    </Page>
  )
}

type HeldProps = Readonly<{ held: Held; first: boolean; last: boolean; version: number }>

const HeldThing: FC<HeldProps> = ({ held: { item, title, what }, first, last, version }) => {
  const key = keyOf(item)
  const press = (act: 'up' | 'down' | 'take-out') => (
    <Form version={version}>
      <Hidden name="act" value={act} /><Hidden name="what" value={key} />
      <Button look="second">{sayCollection(`arrange.${act}`)}<span class="visually-hidden"> {sayCollection('arrange.which', { title: title ?? item.slug })}</span></Button>
    </Form>
  )
  return (
    <li id={key.replace('/', '-')}>
      <h2>{title === undefined ? item.slug : <a href={entryPath(item.kind, item.slug)}>{title}</a>}</h2>
      <p class="hint">{what}</p>
      {title === undefined ? <p><Tag tone="gone">{sayCollection('page.not-there')}</Tag></p> : null}
      {item.reason === '' ? null : <Words text={item.reason} />}
      <Buttons>{first ? null : press('up')}{last ? null : press('down')}{press('take-out')}</Buttons>
      <Details summary={sayCollection('arrange.reason')}>
        <Form version={version}>
          <Hidden name="act" value="reason" /><Hidden name="what" value={key} />
          <ReasonField id={`reason-${key.replace('/', '-')}`} label={sayCollection('arrange.reason')} value={item.reason} />
          <Button look="second">{sayCollection('arrange.save')}</Button>
        </Form>
      </Details>
    </li>
  )
}

/** There is one for each thing on the page: the kit's own field would give all of them one id. */
const ReasonField: FC<Readonly<{ id: string; label: string; value: string }>> = ({ id, label, value }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <textarea class="input" id={id} name="reason" rows={3}>{`\n${value}`}</textarea>
  </div>
)
