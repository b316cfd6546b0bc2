import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { say } from '../words/index.ts'
import { Answering, inSentences } from './asking.view.tsx'
import type { ProblemCode } from './request.form.ts'
import type { ProblemKind } from './request.rules.ts'
import { sayRequest } from './words/index.ts'

type Props = Readonly<{ path: string; title: string; offered: readonly ProblemKind[]; signedIn: boolean; typed?: Typed; problems?: readonly Problem<ProblemCode>[] }>

/** What is the matter with a page of the library. */
export const ProblemPage: FC<Props> = ({ path, title, offered, signedIn, typed = {}, problems = [] }) => {
  const sentences = inSentences(problems)
  return (
    <Page title={sayRequest('problem.title')} lead={sayRequest('problem.lead')} part={say('title')} back={{ href: path, text: title }} problems={sentences}>
      <p>{sayRequest('problem.about')} <strong>{title}</strong></p>
      <Form typed={typed} problems={sentences}>
        <RadioField name="problem" label={sayRequest('problem.kind')} choices={offered.map((kind) => [kind, sayRequest(`problem.kinds.${kind}`)])} />
        <TextArea name="words" label={sayRequest('problem.words')} hint={sayRequest('problem.words-hint')} rows={3} optional />
        <Answering signedIn={signedIn} />
        <Button>{sayRequest('problem.button')}</Button>
      </Form>
    </Page>
  )
}
