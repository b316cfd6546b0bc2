import type { FC } from 'hono/jsx'
import { InitiativePage, OFFERED_TAGS, type OfferedTag, type PersonId, tagInWords } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, Hidden, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, DayText, Empty, Facts, Inset, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { titleOf } from './begin-session.view.tsx'
import type { Card as OnTable, Group } from './card.queries.ts'
import { LONGEST_CARD } from './session.form.ts'
import type { AtSession } from './session.gate.ts'
import { MOST_CARDS, type NodAnswer, lastDayOfSession, mayEnd, maySayWhoIsThere, nodOf } from './session.rules.ts'
import { cardPath, groupPath, sessionPath, sessionsPath } from './session-path.ts'
import type { NewCardProblem } from './show-session.route.tsx'
import { type TablePage, pilesOf } from './table-page.rules.ts'
import { saySession } from './words/index.ts'

const back = (here: AtSession) => ({ href: sessionsPath(here), text: saySession('list.title') })

/** Until when any of it is there. */
export const KeptLine: FC<{ here: AtSession }> = ({ here }) => <p class="soft">{saySession('show.kept')} <DayText day={lastDayOfSession(here.session.day)} />.</p>

export const TagField: FC<{ value?: OfferedTag | undefined }> = ({ value }) =>
  <RadioField name="tag" label={saySession('tag.label')} value={value ?? ''} choices={[['', saySession('tag.none')], ...OFFERED_TAGS.map((key) => [key, tagInWords({ key, words: null })] as const)]} />

export const TagMark: FC<{ tag: OfferedTag | undefined }> = ({ tag }) => (tag === undefined ? null : <><Tag>{tagInWords({ key: tag, words: null })}</Tag>{' '}</>)

const TONES: Readonly<Record<NodAnswer, 'good' | 'late' | 'waiting'>> = { yes: 'good', no: 'late', 'other-words': 'waiting' }

export const NodMark: FC<{ card: Pick<OnTable, 'nod' | 'version'> }> = ({ card }) => {
  const nod = nodOf(card)
  return nod === undefined ? <Tag tone="waiting">{saySession('nod.waits')}</Tag> : <Tag tone={TONES[nod]}>{saySession(`nod.was.${nod}`)}</Tag>
}

const CardLine: FC<Readonly<{ here: AtSession; card: OnTable; level: 2 | 3 }>> = ({ here, card, level }) => (
  <Card title={card.words} href={cardPath(here, card.id)} level={level}
    quiet={<><TagMark tag={card.tag} /><NodMark card={card} />{card.author === here.person.id ? <>{' '}{saySession('show.yours')}</> : null}</>} />
)

type Props = Readonly<{ here: AtSession; cards: readonly OnTable[]; page: TablePage<OnTable>; groups: readonly Group[]; called: ReadonlyMap<PersonId, string>; typed: Typed; problems: readonly NewCardProblem[] }>

export const SessionPage: FC<Props> = ({ here, cards, page, groups, called, typed, problems }) => {
  const { session } = here
  const sentences = sentencesOf(problems, (code) => saySession(`problems.${code}`, { most: MOST_CARDS }))
  const at = sessionPath(here, session.id)
  const waiting = here.standing.part === 'teller' ? cards.filter((card) => nodOf(card) === undefined) : []
  return (
    <InitiativePage here={here} title={titleOf(session)} lead={saySession('show.lead')} back={back(here)} problems={sentences} listed={false}>
      <KeptLine here={here} />
      {here.standing.part === 'teller' ? <ForTeller here={here} waiting={waiting} /> : null}
      <Form action={`${at}/cards`} typed={typed} problems={sentences}>
        <TextArea name="words" label={saySession('write.label')} hint={saySession('write.hint')} rows={3} most={LONGEST_CARD} />
        {session.tags ? <TagField /> : null}
        <Button look={waiting.length > 0 ? 'second' : 'main'}>{saySession('write.button')}</Button>
        <p class="hint">{saySession('write.then')}</p>
      </Form>
      {cards.length === 0 ? <section><h2>{saySession('show.cards')}</h2><Empty text={saySession('show.none')} /></section> : (
        <>
          <Buttons>
            <LinkButton href={`${at}/arrange`} look="second">{saySession('arrange.title')}</LinkButton>
            <LinkButton href={`${at}/print`} look="second">{saySession('print.link')}</LinkButton>
          </Buttons>
          {pilesOf(page.cards, groups, page.next === undefined).map(({ group, cards: pile }) => <PileOf here={here} group={group} cards={pile} />)}
        </>
      )}
      <Pages next={page.next === undefined ? undefined : `${at}?after=${page.next}`} first={page.paged ? at : undefined} />
      <WhoIsThere here={here} called={called} />
      {mayEnd(here.standing, cards.length) ? <p><a href={`${at}/take-back`}>{saySession('end.title')}</a></p> : null}
    </InitiativePage>
  )
}

const PileOf: FC<Readonly<{ here: AtSession; group: Group | undefined; cards: readonly OnTable[] }>> = ({ here, group, cards }) => (
  <section>
    <h2>{group === undefined ? saySession('show.ungrouped') : <a href={groupPath(here, group.id)}>{group.name}</a>}</h2>
    {group?.tag === undefined ? null : <p><TagMark tag={group.tag} /></p>}
    {group?.action === undefined ? null : <p><strong>{saySession('group.to-do')}</strong> {group.action}</p>}
    {cards.length === 0 ? <p class="soft">{saySession('group.none')}</p> : <Cards>{cards.map((card) => <CardLine here={here} card={card} level={3} />)}</Cards>}
  </section>
)

/** What only the teller sees: the cards that wait for them, and whether they are named. */
const ForTeller: FC<Readonly<{ here: AtSession; waiting: readonly OnTable[] }>> = ({ here, waiting }) => {
  const [first] = waiting
  const { tellerNamed: named } = here.session
  return (
    <Inset>
      <h2>{saySession('teller.title')}</h2>
      <p>{saySession('teller.waiting', { count: waiting.length })}</p>
      {first === undefined ? null : <p><LinkButton href={cardPath(here, first.id)}>{saySession('teller.look')}</LinkButton></p>}
      <Form action={`${sessionPath(here, here.session.id)}/name`}>
        <p>{saySession(named ? 'teller.is-named' : 'teller.is-unnamed')}</p>
        <Hidden name="named" value={named ? 'no' : 'yes'} />
        <Button look="second">{saySession(named ? 'teller.unname' : 'teller.name')}</Button>
      </Form>
    </Inset>
  )
}

const WhoIsThere: FC<Readonly<{ here: AtSession; called: ReadonlyMap<PersonId, string> }>> = ({ here, called }) => {
  const { session, standing } = here
  const nameOf = (person: PersonId | undefined) => (person === undefined ? undefined : called.get(person)) ?? saySession('somebody')
  const listeners = session.listeners.map((one) => called.get(one)).filter((one) => one !== undefined)
  return (
    <section>
      <h2>{saySession('show.who')}</h2>
      <Facts facts={[
        [saySession('show.teller'), standing.part === 'teller' ? saySession('show.you') : session.tellerNamed ? nameOf(session.teller) : saySession('show.unnamed')],
        [saySession('show.facilitator'), standing.part === 'facilitator' ? saySession('show.you') : nameOf(session.facilitator)],
        [saySession('show.listeners'), listeners.length === 0 ? saySession('show.nobody') : listeners.join(', ')],
      ]} />
      {maySayWhoIsThere(standing) ? <p><a href={`${sessionPath(here, session.id)}/people`}>{saySession('people.title')}</a></p> : null}
    </section>
  )
}

/** What a host sees who was not there. */
export const ForwardPage: FC<Readonly<{ here: AtSession; page: TablePage<OnTable> }>> = ({ here, page }) => {
  const at = sessionPath(here, here.session.id)
  return (
    <InitiativePage here={here} title={titleOf(here.session)} lead={saySession('forward.lead')} back={back(here)} listed={false}>
      <KeptLine here={here} />
      {page.cards.length === 0 ? <Empty text={saySession('forward.none')} /> : <Cards>{page.cards.map((card) => <CardLine here={here} card={card} level={2} />)}</Cards>}
      <Pages next={page.next === undefined ? undefined : `${at}?after=${page.next}`} first={page.paged ? at : undefined} />
    </InitiativePage>
  )
}

/** All cards on paper, group by group: as many as a table holds. */
export const PrintPage: FC<Readonly<{ here: AtSession; cards: readonly OnTable[]; groups: readonly Group[] }>> = ({ here, cards, groups }) => (
  <InitiativePage here={here} title={titleOf(here.session)} lead={saySession('print.lead')} back={{ href: sessionPath(here, here.session.id), text: titleOf(here.session) }} listed={false}>
    <p class="screen-only hint">{saySession('print.how')}</p>
    <div class="sheet-print">
      {cards.length === 0 && groups.length === 0 ? <p>{saySession('show.none')}</p> : pilesOf(cards, groups, true).map(({ group, cards: pile }) => (
        <section>
          <h2>{group?.name ?? saySession('show.ungrouped')}</h2>
          {group?.tag === undefined ? null : <p><TagMark tag={group.tag} /></p>}
          {group?.action === undefined ? null : <p><strong>{saySession('group.to-do')}</strong> {group.action}</p>}
          {pile.length === 0 ? <p class="soft">{saySession('group.none')}</p> : <ul>{pile.map((card) => <li class="keep-together">{card.words} <TagMark tag={card.tag} /></li>)}</ul>}
        </section>
      ))}
    </div>
  </InitiativePage>
)

export const EndPage: FC<Readonly<{ here: AtSession; cards: number; may: boolean }>> = ({ here, cards, may }) => (
  <InitiativePage here={here} title={saySession('end.title')} back={{ href: sessionPath(here, here.session.id), text: titleOf(here.session) }} listed={false}>
    {may ? (
      <>
        <p>{saySession('end.text', { cards })}</p>
        <p>{saySession('end.thread')}</p>
        <Form><Button look="warning">{saySession('end.button')}</Button></Form>
      </>
    ) : <p>{saySession('end.not-yours')}</p>}
  </InitiativePage>
)
