/** Whatever happens to voices and themes, in whatever order, the kept numbers are what counting would give. */
import { sql } from 'kysely'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type InitiativeId, type ItemId, tables } from '../tables.ts'
import { beginStep, holdThemes, makeTheme, putThemeAway, removeLinks } from '../theme/step.queries.ts'
import { themeTables } from '../theme/tables.ts'
import { undoStep } from '../theme/undo.queries.ts'
import { holdLinksOf, insertItem, insertItems, linkItems } from '../thread/item.queries.ts'
import { takeVoicesBack, updateVoice } from '../voice/voice.queries.ts'
import { foldKeptCounts } from './kept-count.queries.ts'

const world = useWorld()
let runs = 0
const AUDIENCES = ['members', 'site', 'public'] as const

/** Every number that is kept, added up. */
const kept = async () => (await sql<{ line: string }>`
  select concat_ws(' ', initiative_id, part_id, linked, seen_by, hidden, gone, sum(voices)) as line from initiative.voice_count
  group by initiative_id, part_id, linked, seen_by, hidden, gone having sum(voices) <> 0 order by 1`.execute(tables(world.database))).rows.map(({ line }) => line)

/** The same, counted from what people wrote and did: from none of the copies. */
const counted = async () => (await sql<{ line: string }>`
  with voice as (
    select v.*, exists (select 1 from initiative.hiding h where h.item_id = v.id) as now_hidden, exists (select 1 from initiative.taking_back t where t.item_id = v.id) as now_gone
    from initiative.thread_item v where v.kind = 'voice'
  ), part as (
    select v.initiative_id, l.result_id as part_id, true as linked, v.seen_by, v.now_hidden, v.now_gone from voice v join initiative.thread_link l on l.source_id = v.id
    union all
    select v.initiative_id, null, exists (select 1 from initiative.thread_link l where l.source_id = v.id), v.seen_by, v.now_hidden, v.now_gone from voice v
    where not exists (select 1 from initiative.thread_link l join initiative.thread_item th on th.id = l.result_id where l.source_id = v.id and th.kind = 'theme'
      and not exists (select 1 from initiative.putting_away p where p.item_id = th.id) and not exists (select 1 from initiative.hiding h where h.item_id = th.id))
  )
  select concat_ws(' ', initiative_id, part_id, linked, seen_by, now_hidden, now_gone, count(*)) as line from part
  group by initiative_id, part_id, linked, seen_by, now_hidden, now_gone order by 1`.execute(tables(world.database))).rows.map(({ line }) => line)

/** An initiative with six voices, two themes and an agreement. */
async function settle() {
  const { id } = await settleInitiative(world.database, world.people, { slug: `kept-${runs++}` })
  return world.database.transaction(async (trx) => {
    const by = { person: world.people.carer, standpoint: undefined, channel: 'site' as const }
    const voices = await insertItems(trx, Array.from({ length: 6 }, (_, n) => ({ item: { initiative: id, kind: 'voice' as const, words: `Voice ${n}`, seenBy: AUDIENCES[n % 3] ?? 'members' }, by })))
    const others: ItemId[] = []
    for (const kind of ['theme', 'theme', 'decision'] as const) others.push(await insertItem(trx, { initiative: id, kind, words: kind, seenBy: 'public' }, by))
    return { id, voices, others }
  })
}
type Place = Awaited<ReturnType<typeof settle>>

const draw = fc.record({
  kind: fc.constantFrom('say', 'link', 'link', 'link', 'unlink', 'hide', 'show', 'take-back', 'edit', 'hide-theme', 'show-theme', 'put-away', 'undo', 'raise', 'fold'),
  voices: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), to: fc.nat(2), audience: fc.constantFrom(...AUDIENCES),
})
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never

const hide = async (trx: Transaction, items: readonly ItemId[]) => {
  await holdLinksOf(trx, items)
  await tables(trx).insertInto('initiative.hiding').values(items.map((item_id) => ({ item_id, reason: null, hidden_by: null }))).onConflict((on) => on.doNothing()).execute()
}
const show = async (trx: Transaction, items: readonly ItemId[]) => {
  await holdLinksOf(trx, items)
  await tables(trx).deleteFrom('initiative.hiding').where('item_id', 'in', items).execute()
}

async function act({ id, voices, others }: Place, { kind, voices: chosen, to, audience }: Draw, trx: Transaction): Promise<void> {
  const some = chosen.map((n) => voices[n]).filter((one) => one !== undefined)
  const other = others[to] ?? newId<'item'>()
  const theme = others[to % 2] ?? newId<'item'>()
  const facts = { initiative: id, person: world.people.carer, at: world.clock.now }
  // As the pages do that take steps.
  if (['unlink', 'put-away', 'undo'].includes(kind)) await holdThemes(trx, id)
  switch (kind) {
    case 'say': return void await insertItem(trx, { initiative: id, kind: 'voice', words: 'One more', seenBy: audience }, { person: undefined, standpoint: undefined, channel: 'room' })
    case 'link': return void await linkItems(trx, id, other, some)
    case 'unlink': return void await removeLinks(trx, await beginStep(trx, 'taken-out', facts), other, some)
    case 'hide': return hide(trx, some)
    case 'show': return show(trx, some)
    case 'take-back': return void await takeVoicesBack(trx, id, some, world.clock.now)
    case 'edit': return void await Promise.all(some.slice(0, 1).map((voice) => updateVoice(trx, voice, { words: 'Other words', seenBy: audience, standpoint: undefined, version: 1 }, world.clock.now)))
    case 'hide-theme': return hide(trx, [theme])
    case 'show-theme': return show(trx, [theme])
    case 'put-away': {
      const away = await makeTheme(trx, await beginStep(trx, 'grouped', facts), 'Soon gone', 'public')
      await linkItems(trx, id, away, some)
      return putThemeAway(trx, await beginStep(trx, 'put-away', facts), away)
    }
    case 'undo': {
      const last = await themeTables(trx).selectFrom('initiative.step').select('id').where('initiative_id', '=', id).where('kind', '=', 'taken-out').where('undone_at', 'is', null).orderBy('place', 'desc').executeTakeFirst()
      return last === undefined ? undefined : void await undoStep(trx, id, last.id, world.clock.now)
    }
    // One theme in the other moves it, and with it its links, up to another rank.
    case 'raise': return void await linkItems(trx, id, others[0] ?? other, [others[1] ?? other])
    case 'fold': return foldKeptCounts(trx)
  }
}

describe('kept counts', () => {
  test('are what counting gives, after whatever happened', async () => {
    await fc.assert(fc.asyncProperty(fc.array(draw, { minLength: 3, maxLength: 20 }), async (draws) => {
      const place = await settle()
      for (const drawn of draws) {
        await world.database.transaction((trx) => act(place, drawn, trx))
        expect([drawn.kind, await kept()]).toEqual([drawn.kind, await counted()])
      }
    }), { numRuns: 40 })
  })

  test('are what counting gives after a step that failed half way', async () => {
    const place = await settle()
    await expect(world.database.transaction(async (trx) => {
      await act(place, { kind: 'link', voices: [0, 1], to: 0, audience: 'members' }, trx)
      throw new Error('the power went off')
    })).rejects.toThrow('the power went off')
    expect(await kept()).toEqual(await counted())
  })

  test('are what counting gives after many did many things at once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(draw, { minLength: 8, maxLength: 24 }), async (draws) => {
      const place = await settle()
      await Promise.all([0, 1, 2, 3].map(async (who) => {
        for (const drawn of draws.filter((_, index) => index % 4 === who)) await world.database.transaction((trx) => act(place, drawn, trx))
      }))
      expect(await kept()).toEqual(await counted())
    }), { numRuns: 12 })
  })

  test('folding leaves fewer rows and the same numbers', async () => {
    const place = await settle()
    for (let n = 0; n < 4; n++) await world.database.transaction((trx) => act(place, { kind: 'say', voices: [0], to: 0, audience: 'members' }, trx))
    const rows = async (initiative: InitiativeId) => (await sql<{ rows: number }>`select count(*) as rows from initiative.voice_count where initiative_id = ${initiative}`.execute(tables(world.database))).rows[0]?.rows ?? 0
    const [before, many] = [await kept(), await rows(place.id)]
    await foldKeptCounts(world.database)
    expect(await rows(place.id)).toBeLessThan(many)
    expect(await kept()).toEqual(before)
  })

  test('of an initiative go with it', async () => {
    const place = await settle()
    await world.database.transaction((trx) => act(place, { kind: 'link', voices: [0, 1], to: 0, audience: 'members' }, trx))
    await world.database.transaction((trx) => hide(trx, place.voices.slice(2)))
    await tables(world.database).deleteFrom('initiative.initiative').where('id', '=', place.id).execute()
    expect((await kept()).filter((line) => line.startsWith(place.id))).toEqual([])
    expect(await kept()).toEqual(await counted())
  })
})
