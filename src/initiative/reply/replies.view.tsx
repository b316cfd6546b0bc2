/** A promise's state and the replies, as every page shows them. */
import type { FC } from 'hono/jsx'
import { DayText, MomentText, Tag, Timeline, Words } from '#platform/page/parts.tsx'
import { sayShortDay, type Zone } from '#platform/time.ts'
import type { PromiseState } from './promise.rules.ts'
import type { Reply } from './reply.queries.ts'
import { sayReply } from './words/index.ts'

/** The state of a promise in words. */
function promiseSentence(state: PromiseState): string {
  switch (state.kind) {
    case 'kept':
      return sayReply(state.daysLate === 0 ? 'promise.kept' : 'promise.kept-late', { day: sayShortDay(state.on), days: state.daysLate })
    case 'open':
      return sayReply('promise.open', { day: sayShortDay(state.by) })
    case 'due-soon':
    case 'overdue':
      return sayReply(`promise.${state.kind}`, { days: state.days })
  }
}

const TONES = { kept: 'good', open: 'plain', 'due-soon': 'waiting', overdue: 'late' } as const

/** Overdue is shown to everybody who may see the page. */
export const PromiseTag: FC<{ state: PromiseState }> = ({ state }) => <Tag tone={TONES[state.kind]}>{promiseSentence(state)}</Tag>

/** You said, we did. */
export const ReplyText: FC<{ reply: Pick<Reply, 'kind' | 'youSaid' | 'words' | 'nextBy'>; level?: 2 | 3 }> = ({ reply, level = 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <Heading>{sayReply('list.you-said')}</Heading>
      <Words text={reply.youSaid} />
      <Heading>{sayReply(`kinds.${reply.kind}`)}</Heading>
      <Words text={reply.words} />
      {reply.nextBy === undefined ? null : <p>{sayReply('list.next')}{' '}<DayText day={reply.nextBy} /></p>}
    </>
  )
}

/** The replies in order; `toldAt` is where hosts see who was told. */
export const Replies: FC<{ replies: readonly Reply[]; zone: Zone; toldAt?: ((reply: Reply) => string) | undefined }> = ({ replies, zone, toldAt }) =>
  replies.length === 0 ? <p>{sayReply('list.none')}</p> : (
    <Timeline steps={replies.map((reply) => ({
      when: <MomentText at={reply.at} zone={zone} />,
      what: (
        <>
          <ReplyText reply={reply} />
          {toldAt === undefined ? null : <p class="screen-only"><a href={toldAt(reply)}>{sayReply('list.who-was-told')}</a></p>}
        </>
      ),
    }))} />
  )
