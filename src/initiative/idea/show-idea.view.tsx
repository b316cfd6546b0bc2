/** An idea: what it is, what it answers, and what came of it. */
import type { FC } from 'hono/jsx'
import { Buttons, LinkButton, Statement, Words } from '#platform/page/parts.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemPicture } from '../item-picture/item-picture.queries.ts'
import { ItemPictures } from '../item-picture/item-pictures.view.tsx'
import type { Around } from '../trying/sources.queries.ts'
import { backToTrying } from '../trying/tried-form.view.tsx'
import { Actions, AroundParts, ByWhomPart, type Names, Standing, WhenPart } from '../trying/tried-parts.view.tsx'
import { type AtTried, triedPath } from '../trying/tried.gate.ts'
import { sayIdea } from './words/index.ts'

type Props = Readonly<{ here: AtTried<'idea'>; around: Around; called: Names; pictures: readonly ItemPicture[] }>

export const ShowIdeaPage: FC<Props> = ({ here, around, called, pictures }) => {
  const { item, membership } = here
  const rests = `?rests=${item.id}`
  return (
    <InitiativePage here={here} title={sayIdea('title')} back={backToTrying(here)}>
      <Standing here={here} />
      <Statement text={item.says.words} />
      {item.says.how === null ? null : <section><h2>{sayIdea('show.how')}</h2><Words text={item.says.how} /></section>}
      {membership === undefined ? null : (
        <div class="screen-only">
          <Buttons>
            <LinkButton href={triedPath(here, 'prototype', 'new', rests)}>{sayIdea('show.new-prototype')}</LinkButton>
            <LinkButton look="second" href={triedPath(here, 'test', 'new', rests)}>{sayIdea('show.new-test')}</LinkButton>
          </Buttons>
        </div>
      )}
      <ByWhomPart title={sayIdea('show.by')} byWhom={item.byWhom} called={called} />
      <ItemPictures here={here} item={{ id: item.id, kind: 'idea' }} pictures={pictures} />
      <AroundParts here={here} around={around} />
      <WhenPart here={here} kind="idea" />
      <Actions here={here} kind="idea" />
    </InitiativePage>
  )
}
