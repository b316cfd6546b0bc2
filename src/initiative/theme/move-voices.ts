/** What a group does with voices: puts them in a theme, moves them on from one, takes them out. Each is one step. Call `holdThemes` first. */
import type { Transaction } from '#platform/database/database.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { Audience, ItemId } from '../tables.ts'
import { type TargetCode, findTarget } from './find-target.ts'
import { type Step, addLinks, beginStep, insertSuccession, removeLinks } from './step.queries.ts'
import { type Theme, listResultsOf, listVoicesThere } from './theme.queries.ts'

export type MoveCode = TargetCode | 'voices-gone' | 'same-theme' | 'circle'
/** How many voices, and the theme in which they are now, or out of which they were taken. */
export type Moved = Readonly<{ kind: 'moved'; count: number; theme: string }>
type Facts = Omit<Step, 'id'>
export type Wish = Readonly<{ voices: readonly ItemId[]; name: string | undefined; into: ItemId | undefined; openTo: Audience }>

/** Puts voices in a theme, wherever else they are. */
export async function putInTheme(trx: Transaction, facts: Facts, wish: Wish): Promise<Moved | Refused<MoveCode>> {
  const voices = await listVoicesThere(trx, facts.initiative, wish.voices)
  if (voices.length === 0) return refuse('voices', 'voices-gone')
  const step = await beginStep(trx, 'grouped', facts)
  const target = await findTarget(trx, step, wish, wish.openTo)
  if (target.kind === 'refused') return target
  if (await addLinks(trx, step, target.theme, voices) === 'circle') return refuse('voices', 'circle')
  return { kind: 'moved', count: voices.length, theme: target.name }
}

/** Moves voices on. What rests on the theme rests on a new one that is split from it as well, so that it can be followed back to every voice. */
export async function moveOn(trx: Transaction, facts: Facts, from: Theme, wish: Wish): Promise<Moved | Refused<MoveCode>> {
  const step = await beginStep(trx, wish.into === undefined ? 'split' : 'moved', facts)
  const target = await findTarget(trx, step, wish, wish.openTo)
  if (target.kind === 'refused') return target
  if (target.theme === from.id) return refuse(wish.into === undefined ? 'name' : 'into', 'same-theme')
  const moved = await removeLinks(trx, step, from.id, await listVoicesThere(trx, facts.initiative, wish.voices))
  if (moved.length === 0) return refuse('voices', 'voices-gone')
  const linked = [await addLinks(trx, step, target.theme, moved)]
  if (target.made) {
    await insertSuccession(trx, step, from.id, target.theme)
    for (const result of await listResultsOf(trx, from.id)) linked.push(await addLinks(trx, step, result, [target.theme]))
  }
  return linked.includes('circle') ? refuse('voices', 'circle') : { kind: 'moved', count: moved.length, theme: target.name }
}

/** Takes voices out of a theme; those that are in no other stand with what is in none. */
export async function takeOut(trx: Transaction, facts: Facts, from: Theme, voices: readonly ItemId[]): Promise<Moved | Refused<MoveCode>> {
  const step = await beginStep(trx, 'taken-out', facts)
  const removed = await removeLinks(trx, step, from.id, await listVoicesThere(trx, facts.initiative, voices))
  return removed.length === 0 ? refuse('voices', 'voices-gone') : { kind: 'moved', count: removed.length, theme: from.name }
}
