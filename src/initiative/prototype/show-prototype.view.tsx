/** A prototype: what it is, what it tries out, and how its tests went. */
import type { FC } from 'hono/jsx'
import { Buttons, Facts, LinkButton, Statement, Words } from '#platform/page/parts.tsx'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemPicture } from '../item-picture/item-picture.queries.ts'
import { ItemPictures } from '../item-picture/item-pictures.view.tsx'
import type { Around } from '../trying/sources.queries.ts'
import { backToTrying } from '../trying/tried-form.view.tsx'
import { Actions, AroundParts, ByWhomPart, type Names, Standing, WhenPart } from '../trying/tried-parts.view.tsx'
import { type AtTried, triedPath } from '../trying/tried.gate.ts'
import { formOf } from './write-prototype.view.tsx'
import { sayPrototype } from './words/index.ts'

type Props = Readonly<{ here: AtTried<'prototype'>; around: Around; called: Names; pictures: readonly ItemPicture[] }>

export const ShowPrototypePage: FC<Props> = ({ here, around, called, pictures }) => {
  const { item, membership } = here
  return (
    <InitiativePage here={here} title={sayPrototype('title')} back={backToTrying(here)}>
      <Standing here={here} />
      <Statement text={item.says.words} />
      <Facts facts={[[sayPrototype('show.form'), formOf(item.says)]]} />
      <section>
        <h2>{sayPrototype('show.what')}</h2>
        <Words text={item.says.what} />
      </section>
      <ItemPictures here={here} item={{ id: item.id, kind: 'prototype' }} pictures={pictures} />
      {membership === undefined ? null : <div class="screen-only"><Buttons><LinkButton href={triedPath(here, 'test', 'new', `?rests=${item.id}`)}>{sayPrototype('show.new-test')}</LinkButton></Buttons></div>}
      <ByWhomPart title={sayPrototype('show.by')} byWhom={item.byWhom} called={called} />
      <AroundParts here={here} around={around} />
      <WhenPart here={here} kind="prototype" />
      <Actions here={here} kind="prototype" first={[[triedPath(here, 'prototype', 'new', `?rests=${item.id}`), sayPrototype('show.again')]]} />
    </InitiativePage>
  )
}
