/** A test: what was tested, where and when, who took part, how it went, what was learned, and what people answered. */
import type { FC } from 'hono/jsx'
import { Buttons, Facts, LinkButton, Statement, Warning, Words } from '#platform/page/parts.tsx'
import { bandOf, hasFewAffected } from '../membership/room.rules.ts'
import { sayMembership } from '../membership/words/index.ts'
import { RoomList } from '../agreement/room-list.view.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemPicture } from '../item-picture/item-picture.queries.ts'
import { ItemPictures } from '../item-picture/item-pictures.view.tsx'
import type { Around } from '../trying/sources.queries.ts'
import { backToTrying } from '../trying/tried-form.view.tsx'
import { Actions, AroundParts, type Names, ResultTag, Standing, WhenPart } from '../trying/tried-parts.view.tsx'
import { type AtTried, triedPath } from '../trying/tried.gate.ts'
import { AnswersPart } from './answers.view.tsx'
import type { SheetQuestion } from './sheet.queries.ts'
import { periodOf } from './write-trial.view.tsx'
import { sayTrial } from './words/index.ts'

type Props = Readonly<{ here: AtTried<'test'>; around: Around; called: Names; questions: readonly SheetQuestion[]; pictures: readonly ItemPicture[] }>

export const ShowTrialPage: FC<Props> = ({ here, around, called, questions, pictures }) => {
  const { item, membership } = here
  const { says } = item
  const member = membership !== undefined
  return (
    <InitiativePage here={here} title={sayTrial('title')} back={backToTrying(here)}>
      <Standing here={here} />
      <p><ResultTag result={says.result} /></p>
      <Statement text={says.words} />
      <Facts facts={[[sayTrial('show.when'), periodOf(says)], [sayTrial('show.setting'), <Words text={says.setting} />]]} />
      {member && says.result === 'too-early' ? <div class="screen-only"><Buttons><LinkButton href={triedPath(here, 'test', item.id, '/edit')}>{sayTrial('show.enter-result')}</LinkButton></Buttons></div> : null}
      <Box title={sayTrial('show.done')} text={says.was_done} />
      <WhoTookPart here={here} called={called} />
      <ItemPictures here={here} item={{ id: item.id, kind: 'test' }} pictures={pictures} />
      <Box title={sayTrial('show.seen')} text={says.seen} />
      <Box title={sayTrial('show.learned')} text={says.learned} />
      <Box title={sayTrial('show.next')} text={says.next} />
      {member && (says.result === 'did-not' || says.result === 'in-part') ? <OtherWay here={here} around={around} /> : null}
      <AnswersPart questions={questions} />
      {member ? (
        <div class="screen-only">
          <Buttons>
            {questions.some(({ off }) => !off) ? <LinkButton look="second" href={triedPath(here, 'test', item.id, '/sheet')}>{sayTrial('answers.fill')}</LinkButton> : null}
            <LinkButton look="second" href={triedPath(here, 'test', item.id, '/sheet/questions')}>{sayTrial('answers.write-questions')}</LinkButton>
          </Buttons>
        </div>
      ) : null}
      <AroundParts here={here} around={around} />
      <WhenPart here={here} kind="test" />
      <Actions here={here} kind="test" />
    </InitiativePage>
  )
}

const Box: FC<{ title: string; text: string | null }> = ({ title, text }) => (text === null ? null : <section><h2>{title}</h2><Words text={text} /></section>)

/** The room: exact for members, bands outside; and a warning where those whom it is about were one or none. */
const WhoTookPart: FC<{ here: AtTried<'test'>; called: Names }> = ({ here: { item: { byWhom } }, called }) => {
  const people = (some: typeof byWhom) => some.reduce((sum, one) => sum + one.people, 0)
  const affected = people(byWhom.filter(({ standpoint }) => standpoint?.affected === true))
  return (
    <section>
      <h2>{sayTrial('show.by')}</h2>
      {byWhom.length === 0 ? <p>{sayTrial('show.by-none')}</p> : called === undefined
        ? <Facts facts={[[sayTrial('show.people'), sayMembership(`room.band.${bandOf(people(byWhom))}`)]]} />
        : <RoomList room={byWhom} called={called} />}
      {byWhom.length > 0 && hasFewAffected(affected) ? <Warning><p>{sayTrial('show.few')}</p></Warning> : null}
    </section>
  )
}

/** A test that did not work leads on: to a new idea, or to the same idea made differently. */
const OtherWay: FC<{ here: AtTried<'test'>; around: Around }> = ({ here, around }) => {
  const tested = around.restsOn.filter(({ kind }) => kind === 'idea' || kind === 'prototype').map(({ id }) => id)
  return (
    <section class="screen-only">
      <h2>{sayTrial('show.other-way')}</h2>
      <p>{sayTrial('show.other-way-text')}</p>
      <Buttons>
        <LinkButton href={triedPath(here, 'idea', 'new', `?rests=${here.item.id}`)}>{sayTrial('show.new-idea')}</LinkButton>
        <LinkButton look="second" href={triedPath(here, 'prototype', 'new', `?rests=${[here.item.id, ...tested].join(',')}`)}>{sayTrial('show.new-prototype')}</LinkButton>
      </Buttons>
    </section>
  )
}
