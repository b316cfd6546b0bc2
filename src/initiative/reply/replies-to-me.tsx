/** The part of somebody's own page that shows the replies to what they said. */
import type { FC } from 'hono/jsx'
import type { MyPart } from '#people/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Card, Cards, DayText, Words } from '#platform/page/parts.tsx'
import { dayOf } from '#platform/time.ts'
import { aboutPath } from './about-path.ts'
import { type Replied, listRepliesTo } from './replied-to.queries.ts'
import { sayReply } from './words/index.ts'

/** The newest; the older ones stand where they were asked and agreed. */
const MOST = 20

export const repliesToMe: MyPart = async (c, person) => {
  const replies = await listRepliesTo(c.database, person.id, MOST)
  return replies.length === 0 ? undefined : <RepliesToMe replies={replies} />
}

const RepliesToMe: FC<{ replies: readonly (Replied & Readonly<{ told: boolean }>)[] }> = ({ replies }) => (
  <section>
    <h2>{sayReply('mine.title')}</h2>
    <Cards>
      {replies.map(({ reply, kind, youSaid, words, nextBy, at, initiative, about, told }) => {
        const base = `/initiatives/${initiative.slug}`
        const path = aboutPath({ initiative, about })
        return (
          <Card level={3} title={about.words} href={path} quiet={<>{initiative.title}{' · '}<DayText day={dayOf(at, initiative.zone)} /></>}>
            <p><strong>{sayReply('list.you-said')}</strong></p>
            <Words text={youSaid} />
            <p><strong>{sayReply(`kinds.${kind}`)}</strong></p>
            <Words text={words} />
            {nextBy === undefined ? null : <p>{sayReply('list.next')}{' '}<DayText day={nextBy} /></p>}
            {told ? null : <Form action={`${base}/replies/${reply}/seen`}><Button look="second">{sayReply('mine.read')}</Button></Form>}
          </Card>
        )
      })}
    </Cards>
  </section>
)
