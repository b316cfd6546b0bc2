import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, DayField, Form, RadioField, TextArea } from '#platform/page/form.tsx'
import { Buttons, Inset, LinkButton, Statement, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { AtReply } from './reply-about.ts'
import type { ReplyFormCode } from './reply.form.ts'
import type { Reply } from './reply.queries.ts'
import type { ReplyCode } from './reply.rules.ts'
import { Replies } from './replies.view.tsx'
import { REPLY_KINDS } from './tables.ts'
import { sayReply } from './words/index.ts'

export type Code = ReplyFormCode | ReplyCode
type Props = Readonly<{ here: AtReply; replies: readonly Reply[]; recipients: number; typed: Typed; problems: readonly Problem<Code>[] }>

export const WriteReplyPage: FC<Props> = ({ here, replies, recipients, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayReply(`problems.${code}`))
  const { about } = here
  return (
    <InitiativePage here={here} title={sayReply(`write.title-${about.kind}`)} back={{ href: about.path, text: sayReply(`told.back-${about.kind}`) }} listed={false} problems={sentences}>
      <h2>{sayReply('write.about')}</h2>
      <Statement text={about.words} />
      {replies.length === 0 ? null : <><h2>{sayReply('write.earlier')}</h2><Replies replies={replies} zone={here.initiative.zone} /></>}
      <Form typed={typed} problems={sentences} version={replies.length}>
        <TextArea name="youSaid" label={sayReply('write.you-said')} hint={sayReply('write.you-said-hint')} rows={3} value={replies.at(-1)?.youSaid ?? (about.kind === 'agreement' ? about.words : undefined)} />
        <RadioField name="kind" label={sayReply('write.kind')} choices={REPLY_KINDS.map((kind) => [kind, sayReply(`write.${kind}`)] as const)} />
        <TextArea name="words" label={sayReply('write.words')} hint={sayReply('write.words-hint')} rows={5} />
        <DayField name="nextBy" label={sayReply('write.next-by')} hint={sayReply('write.next-by-hint')} />
        <Inset><p>{sayReply('write.tell', { count: recipients })}</p></Inset>
        <Button>{sayReply('write.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

/** Somebody else was faster: theirs, and what was typed. */
export const ReplyOutdatedPage: FC<{ here: AtReply; replies: readonly Reply[]; typed: Typed }> = ({ here, replies, typed }) => (
  <InitiativePage here={here} title={sayReply('outdated.title')} lead={sayReply('outdated.text')} listed={false}>
    <h2>{sayReply('outdated.theirs')}</h2>
    <Replies replies={replies.slice(-1)} zone={here.initiative.zone} />
    <h2>{sayReply('outdated.yours')}</h2>
    <Words text={[typed['youSaid']?.[0], typed['words']?.[0]].filter(Boolean).join('\n\n')} />
    <Buttons><LinkButton href={`${here.about.path}/reply`}>{sayReply('outdated.go-on')}</LinkButton></Buttons>
  </InitiativePage>
)
