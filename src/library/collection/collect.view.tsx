import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { Page, sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { say } from '../words/index.ts'
import { LONGEST_REASON, keyOf } from './collection.rules.ts'
import type { ItemsCode } from './items.form.ts'
import { sayCollection } from './words/index.ts'

type Props = Readonly<{ found: Titled; mine: readonly Titled[]; typed: Typed | undefined; problems: readonly Problem<ItemsCode>[] }>

export const CollectPage: FC<Props> = ({ found, mine, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayCollection(`problems.${code}`))
  return (
    <Page title={sayCollection('collect.title', { title: found.title })} part={say('title')} lead={sayCollection('collect.lead')} back={{ href: entryPath(found.kind, found.slug), text: found.title }} problems={sentences}>
      <Form typed={typed} problems={sentences}>
        <Hidden name="what" value={keyOf(found)} />
        {mine.length === 0 ? <Hidden name="collection" value="" /> : <RadioField name="collection" label={sayCollection('collect.which')} choices={[...mine.map(({ slug, title }) => [slug, title] as const), ['', sayCollection('collect.new')]]} value={mine[0]?.slug} />}
        <TextField name="title" label={sayCollection('collect.new-title')} optional={mine.length > 0} />
        <TextArea name="reason" label={sayCollection('arrange.reason')} hint={sayCollection('arrange.reason-hint')} rows={3} most={LONGEST_REASON} optional />
        <Button>{sayCollection('collect.button')}</Button>
      </Form>
    </Page>
  )
}
