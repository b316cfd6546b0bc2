/** The cards of a table, a page at a time, and group by group. Pure. */
import type { CardId, GroupId } from './tables.ts'

/** As many as somebody takes in before they move on. */
export const CARDS_A_PAGE = 50

type Lying = Readonly<{ id: CardId; group: GroupId | undefined }>
export type TablePage<Card> = Readonly<{ cards: readonly Card[]; next: CardId | undefined; paged: boolean }>

/** So many cards after a given one; from the beginning where that one lies there no more. */
export function pageOfCards<Card extends Lying>(all: readonly Card[], after: CardId | undefined, most: number): TablePage<Card> {
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const cards = all.slice(from, from + most)
  return { cards, next: from + most < all.length ? cards.at(-1)?.id : undefined, paged: from > 0 }
}

export type Pile<Card, Group> = Readonly<{ group: Group | undefined; cards: readonly Card[] }>

/** The cards in no group, where there are any, then those of each group in the order of the groups. `empty`: whether groups without cards stand there too. */
export function pilesOf<Card extends Lying, Group extends Readonly<{ id: GroupId }>>(cards: readonly Card[], groups: readonly Group[], empty: boolean): readonly Pile<Card, Group>[] {
  const alone = cards.filter(({ group }) => group === undefined)
  const piles = groups.map((group) => ({ group, cards: cards.filter((card) => card.group === group.id) })).filter((pile) => empty || pile.cards.length > 0)
  return alone.length === 0 ? piles : [{ group: undefined, cards: alone }, ...piles]
}
