import type { FC } from 'hono/jsx'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayShortDay } from '#platform/time.ts'
import type { Draft } from '../telling/draft.queries.ts'
import { sayCut } from '../cut/words/index.ts'
import { sayOutside } from '../outside/words/index.ts'
import { ToAskLine } from '../consent/ask-in-person.view.tsx'
import { say } from '../words/index.ts'
import type { Mine } from './story.queries.ts'
import { sayStory } from './words/index.ts'

type Initiatives = ReadonlyMap<InitiativeId, Readonly<{ slug: string; title: string; zone: string }>>
type Props = Readonly<{ person: PersonId; stories: readonly Mine[]; more: boolean; paged: boolean; drafts: readonly Draft[]; initiatives: Initiatives; toAsk: number }>

export const ListStoriesPage: FC<Props> = ({ person, stories, more, paged, drafts, initiatives, toAsk }) => (
  <Page title={sayStory('list.title')} lead={sayStory('list.lead')}>
    {stories.length === 0 && drafts.length === 0 && !paged ? <Empty text={sayStory('list.none')}><p><LinkButton href="/stories/new">{sayStory('list.tell')}</LinkButton></p></Empty>
      : <Buttons><LinkButton href="/stories/new">{sayStory('list.tell')}</LinkButton></Buttons>}
    {toAsk === 0 ? null : <ToAskLine count={toAsk} at="/stories/to-ask" />}
    {stories.length === 0 ? null : (
      <Cards>
        {stories.map(({ id, initiative, toldAt, teller, waiting, ending, cut }) => {
          const told = initiatives.get(initiative)
          return (
            <Card title={say('story-of', { day: sayShortDay(dayOf(toldAt, told?.zone ?? DEFAULT_ZONE)) })} href={`/stories/${id}`} quiet={sayStory('list.in', { title: told?.title ?? '' })}>
              {teller === person ? (waiting ? <p><Tag tone="waiting">{sayStory('list.waiting')}</Tag></p> : ending ? <p><Tag tone="late">{sayStory('list.ending')}</Tag></p> : cut ? <p><Tag tone="waiting">{sayCut('waits.tag')}</Tag></p> : null) : <p><Tag>{sayStory('list.helping')}</Tag></p>}
            </Card>
          )
        })}
      </Cards>
    )}
    <Pages next={more ? `/stories?after=${stories.at(-1)?.id ?? ''}` : undefined} first={paged ? '/stories' : undefined} />
    {drafts.length === 0 ? null : (
      <section>
        <h2>{sayStory('list.drafts')}</h2>
        <Cards>
          {drafts.map(({ id, initiative, at }) => {
            const told = initiatives.get(initiative)
            const name = sayStory('list.draft', { day: sayShortDay(dayOf(at, told?.zone ?? DEFAULT_ZONE)), title: told?.title ?? '' })
            return (
              <Card title={name} level={3}>
                <Buttons>
                  <LinkButton href={`/initiatives/${told?.slug ?? ''}/stories/tell?draft=${id}`} look="second">{sayStory('list.go-on')}<span class="visually-hidden">: {name}</span></LinkButton>
                  <Form action={`/stories/drafts/${id}/throw-away`}><Button look="link">{sayStory('list.throw-away')}<span class="visually-hidden">: {name}</span></Button></Form>
                </Buttons>
              </Card>
            )
          })}
        </Cards>
      </section>
    )}
    <p><a href="/stories/copies">{sayOutside('mine.title')}</a></p>
  </Page>
)
