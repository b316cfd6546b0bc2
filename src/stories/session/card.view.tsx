import type { FC } from 'hono/jsx'
import { InitiativePage } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Inset, Statement } from '#platform/page/parts.tsx'
import { titleOf } from './begin-session.view.tsx'
import type { Group } from './card.queries.ts'
import type { CardProblem } from './card.route.tsx'
import { LONGEST_CARD } from './session.form.ts'
import type { AtCard } from './session.gate.ts'
import { mayNod, mayPutForward, mayTakeOff } from './session.rules.ts'
import { cardPath, sessionPath } from './session-path.ts'
import { NodMark, TagField, TagMark } from './show-session.view.tsx'
import { saySession } from './words/index.ts'

type Props = Readonly<{ here: AtCard; group: Group | undefined; typed: Typed; problems: readonly CardProblem[] }>

export const CardPage: FC<Props> = ({ here, group, typed, problems }) => {
  const { card, session, standing, person } = here
  const sentences = sentencesOf(problems, (code) => saySession(`problems.${code}`))
  const at = cardPath(here, card.id)
  return (
    <InitiativePage here={here} title={saySession('card.title')} back={{ href: sessionPath(here, session.id), text: titleOf(session) }} problems={sentences} listed={false}>
      <Statement text={card.words} />
      <p><TagMark tag={card.tag} /><NodMark card={card} />{group === undefined ? null : <>{' '}{saySession('arrange.in', { group: group.name })}</>}</p>
      {mayNod(standing) ? <NodPart here={here} /> : null}
      {mayPutForward(standing, card) ? (
        <section>
          <h2>{saySession('forward.title')}</h2>
          <p>{saySession('forward.text')}</p>
          <Form action={`${at}/put-forward`} version={card.version}><Button look={mayNod(standing) ? 'second' : 'main'}>{saySession('forward.button')}</Button></Form>
        </section>
      ) : null}
      {standing.part === undefined || (card.author !== person.id && !session.tags) ? null : (
        <section>
          <h2>{saySession(card.author === person.id ? 'card.change' : 'card.change-tag')}</h2>
          <Form action={`${at}/change`} typed={typed} problems={sentences} version={card.version}>
            {card.author === person.id ? <TextArea name="words" label={saySession('write.label')} value={card.words} rows={3} most={LONGEST_CARD} /> : null}
            {session.tags ? <TagField value={card.tag} /> : null}
            <Button look="second">{saySession('card.button')}</Button>
            <p class="hint">{saySession('card.change-hint')}</p>
          </Form>
        </section>
      )}
      {standing.part !== undefined && mayTakeOff(standing, card, person.id) ? (
        <Form action={`${at}/take-back`}><Button look="link">{saySession('card.take-off')}</Button><p class="hint">{saySession('card.take-off-hint')}</p></Form>
      ) : null}
    </InitiativePage>
  )
}

const NodPart: FC<{ here: AtCard }> = ({ here }) => (
  <Inset>
    <h2>{saySession('nod.title')}</h2>
    <p>{saySession('nod.text')}</p>
    <Form action={`${cardPath(here, here.card.id)}/nod`} version={here.card.version}>
      <Buttons>
        <Button name="answer" value="yes" look="second">{saySession('nod.yes')}</Button>
        <Button name="answer" value="other-words" look="second">{saySession('nod.other-words')}</Button>
        <Button name="answer" value="no" look="second">{saySession('nod.no')}</Button>
      </Buttons>
    </Form>
  </Inset>
)
