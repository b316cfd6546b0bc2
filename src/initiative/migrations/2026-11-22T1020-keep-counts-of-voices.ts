import { type Kysely, sql } from 'kysely'

// How many voices rest under what is kept, so that no page counts a hundred thousand of them: docs/decisions/0060-kept-counts.md.
export async function up(db: Kysely<never>): Promise<void> {
  await carryWhatIsCounted(db)
  await keepTheUngrouped(db)
  await keepCounts(db)
  await beginWithWhatIsThere(db)
  await listen(db)
}

/** What decides how a voice counts, as a copy that no link can contradict: the foreign key carries every change to the links. */
async function carryWhatIsCounted(db: Kysely<never>): Promise<void> {
  // Copies of what `hiding` and `taking_back` say: those tables stay the truth, and their triggers write here.
  await sql`alter table initiative.thread_item add column hidden boolean not null default false, add column gone boolean not null default false`.execute(db)
  await sql`update initiative.thread_item i set hidden = true where exists (select 1 from initiative.hiding h where h.item_id = i.id)`.execute(db)
  await sql`update initiative.thread_item i set gone = true where exists (select 1 from initiative.taking_back t where t.item_id = i.id)`.execute(db)
  await sql`alter table initiative.thread_item add constraint thread_item_carried unique (id, recorded_at, seen_by, hidden, gone)`.execute(db)
  await sql`create index thread_item_hidden on initiative.thread_item (initiative_id, kind) where hidden`.execute(db)

  // What kind an item is never changes: whether its link comes from a voice needs no key.
  await sql`alter table initiative.thread_link add column from_voice boolean, add column source_recorded_at timestamptz, add column source_seen_by text, add column source_hidden boolean, add column source_gone boolean`.execute(db)
  await sql`update initiative.thread_link l set from_voice = i.kind = 'voice', source_recorded_at = i.recorded_at, source_seen_by = i.seen_by, source_hidden = i.hidden, source_gone = i.gone
    from initiative.thread_item i where i.id = l.source_id`.execute(db)
  await sql`alter table initiative.thread_link alter column from_voice set not null, alter column source_recorded_at set not null, alter column source_seen_by set not null,
    alter column source_hidden set not null, alter column source_gone set not null,
    add foreign key (source_id, source_recorded_at, source_seen_by, source_hidden, source_gone)
      references initiative.thread_item (id, recorded_at, seen_by, hidden, gone) on update cascade on delete cascade`.execute(db)
  // The voices of a theme in their order; and what stands above the voices, without the voices.
  await sql`create index thread_link_voices on initiative.thread_link (result_id, source_recorded_at, source_id) include (source_seen_by, source_hidden, source_gone) where from_voice`.execute(db)
  await sql`create index thread_link_above on initiative.thread_link (result_id, source_id) include (source_seen_by) where not from_voice`.execute(db)
}

/** A row for each voice that is in no theme that is there: they are listed page by page, however many others there are. */
async function keepTheUngrouped(db: Kysely<never>): Promise<void> {
  await sql`create table initiative.ungrouped_voice (
    voice_id uuid primary key,
    initiative_id uuid not null,
    recorded_at timestamptz not null,
    seen_by text not null,
    hidden boolean not null,
    gone boolean not null,
    linked boolean not null,
    foreign key (voice_id, recorded_at, seen_by, hidden, gone) references initiative.thread_item (id, recorded_at, seen_by, hidden, gone) on update cascade on delete cascade
  )`.execute(db)
  await sql`create index ungrouped_voice_list on initiative.ungrouped_voice (initiative_id, recorded_at, voice_id) include (seen_by, hidden) where not gone`.execute(db)

  // Says of some voices anew whether they are in a theme. «linked»: something else rests on it, so it is not loose in the thread.
  await sql`create function initiative.place_voices(voices uuid[]) returns void language plpgsql as $$
  begin
    delete from initiative.ungrouped_voice u using unnest(voices) as v(id)
    where u.voice_id = v.id and exists (
      select 1 from initiative.thread_link l join initiative.thread_item th on th.id = l.result_id
      where l.source_id = v.id and th.kind = 'theme' and not th.hidden and not exists (select 1 from initiative.putting_away p where p.item_id = th.id));
    insert into initiative.ungrouped_voice (voice_id, initiative_id, recorded_at, seen_by, hidden, gone, linked)
    select i.id, i.initiative_id, i.recorded_at, i.seen_by, i.hidden, i.gone, exists (select 1 from initiative.thread_link l where l.source_id = i.id)
    from unnest(voices) as v(id) join initiative.thread_item i on i.id = v.id
    where i.kind = 'voice' and not exists (
      select 1 from initiative.thread_link l join initiative.thread_item th on th.id = l.result_id
      where l.source_id = i.id and th.kind = 'theme' and not th.hidden and not exists (select 1 from initiative.putting_away p where p.item_id = th.id))
    order by i.id
    for key share of i
    on conflict (voice_id) do update set linked = excluded.linked where ungrouped_voice.linked <> excluded.linked;
  end $$`.execute(db)
}

/** Rows are added up, never changed: whoever writes waits for nobody. A job folds many into one. */
async function keepCounts(db: Kysely<never>): Promise<void> {
  await sql`create table initiative.voice_count (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    part_id uuid references initiative.thread_item (id) on delete cascade,
    linked boolean not null,
    seen_by text not null,
    hidden boolean not null,
    gone boolean not null,
    voices integer not null
  )`.execute(db)
  await sql`create index voice_count_list on initiative.voice_count (initiative_id, part_id) include (linked, seen_by, hidden, gone, voices)`.execute(db)
  await sql`create index voice_count_part on initiative.voice_count (part_id)`.execute(db)
}

async function beginWithWhatIsThere(db: Kysely<never>): Promise<void> {
  await sql`select initiative.place_voices(array(select id from initiative.thread_item where kind = 'voice'))`.execute(db)
  await sql`insert into initiative.voice_count (initiative_id, part_id, linked, seen_by, hidden, gone, voices)
    select initiative_id, result_id, true, source_seen_by, source_hidden, source_gone, count(*) from initiative.thread_link where from_voice group by 1, 2, 3, 4, 5, 6`.execute(db)
  await sql`insert into initiative.voice_count (initiative_id, part_id, linked, seen_by, hidden, gone, voices)
    select initiative_id, null::uuid, linked, seen_by, hidden, gone, count(*) from initiative.ungrouped_voice group by 1, 2, 3, 4, 5, 6`.execute(db)
}

async function listen(db: Kysely<never>): Promise<void> {
  await carryToLinks(db)
  await countRows(db)
  await markItems(db)
  await placeWhatMoved(db)
}

/** A link is written with what its source says at that moment; from then on the foreign key carries it. */
async function carryToLinks(db: Kysely<never>): Promise<void> {
  await sql`create function initiative.carry_to_link() returns trigger language plpgsql as $$
  begin
    select kind = 'voice', recorded_at, seen_by, hidden, gone into new.from_voice, new.source_recorded_at, new.source_seen_by, new.source_hidden, new.source_gone
    from initiative.thread_item where id = new.source_id for key share;
    return new;
  end $$`.execute(db)
  await sql`create trigger carry_to_link before insert on initiative.thread_link for each row execute function initiative.carry_to_link()`.execute(db)
}

/** Each row says itself how it counts: what was there is subtracted, what is there is added, in the same statement. */
async function countRows(db: Kysely<never>): Promise<void> {
  const tables = [
    { table: 'thread_link', part: 'result_id', linked: 'true', carried: 'source_', only: 'from_voice' },
    { table: 'ungrouped_voice', part: 'null::uuid', linked: 'linked', carried: '', only: 'true' },
  ]
  for (const { table, part, linked, carried, only } of tables) {
    const rows = (of: string, sign: string) => `select initiative_id, ${part} as part_id, ${linked} as linked, ${carried}seen_by as seen_by, ${carried}hidden as hidden, ${carried}gone as gone, ${sign}1 as one from ${of} where ${only}`
    // Where the initiative or the theme itself has just been deleted, its counts went with it.
    const add = (from: string) => `insert into initiative.voice_count (initiative_id, part_id, linked, seen_by, hidden, gone, voices)
      select r.initiative_id, r.part_id, r.linked, r.seen_by, r.hidden, r.gone, sum(r.one) from (${from}) r
      where exists (select 1 from initiative.initiative n where n.id = r.initiative_id) and (r.part_id is null or exists (select 1 from initiative.thread_item i where i.id = r.part_id))
      group by 1, 2, 3, 4, 5, 6 having sum(r.one) <> 0;`
    await sql.raw(`create function initiative.count_${table}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then ${add(rows('came', ''))}
      elsif tg_op = 'DELETE' then ${add(rows('went', '-'))}
      else ${add(`${rows('came', '')} union all ${rows('went', '-')}`)}
      end if;
      return null;
    end $$`).execute(db)
    for (const [event, referencing] of [['insert', 'new table as came'], ['delete', 'old table as went'], ['update', 'old table as went new table as came']]) {
      await sql.raw(`create trigger count_${event} after ${event} on initiative.${table} referencing ${referencing} for each statement execute function initiative.count_${table}()`).execute(db)
    }
  }
}

/** What is hidden or taken back is marked at its item; a theme that is hidden gives back its voices. */
async function markItems(db: Kysely<never>): Promise<void> {
  // The lock of `linkItems`: whoever links, hides or takes back does it one at a time in an initiative, and nobody waits in a circle.
  await sql`create function initiative.hold_themes(initiatives uuid[]) returns void language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(i.id::text, 1)) from (select distinct unnest(initiatives) as id order by 1) i;
  end $$`.execute(db)
  await sql`create function initiative.place_voices_of(themes uuid[]) returns void language plpgsql as $$
  begin
    perform initiative.place_voices(array(select distinct l.source_id from initiative.thread_link l where l.result_id = any(themes) and l.from_voice));
  end $$`.execute(db)
  await sql`create function initiative.mark_hidden() returns trigger language plpgsql as $$
  declare themes uuid[];
  begin
    themes := array(select i.id from changed c join initiative.thread_item i on i.id = c.item_id where i.kind = 'theme');
    perform initiative.hold_themes(array(select i.initiative_id from initiative.thread_item i join changed c on c.item_id = i.id));
    update initiative.thread_item set hidden = (tg_op = 'INSERT') where id in (select item_id from changed);
    if cardinality(themes) > 0 then perform initiative.place_voices_of(themes); end if;
    return null;
  end $$`.execute(db)
  await sql`create function initiative.mark_gone() returns trigger language plpgsql as $$
  begin
    perform initiative.hold_themes(array(select i.initiative_id from initiative.thread_item i join changed c on c.item_id = i.id));
    update initiative.thread_item set gone = (tg_op = 'INSERT') where id in (select item_id from changed) and gone <> (tg_op = 'INSERT');
    return null;
  end $$`.execute(db)
  await sql`create function initiative.mark_put_away() returns trigger language plpgsql as $$
  begin
    perform initiative.hold_themes(array(select i.initiative_id from initiative.thread_item i join changed c on c.item_id = i.id));
    perform initiative.place_voices_of(array(select item_id from changed));
    return null;
  end $$`.execute(db)
  for (const [table, act] of [['hiding', 'mark_hidden'], ['taking_back', 'mark_gone'], ['putting_away', 'mark_put_away']]) {
    for (const [event, rows] of [['insert', 'new'], ['delete', 'old']]) {
      await sql.raw(`create trigger ${act}_${event} after ${event} on initiative.${table} referencing ${rows} table as changed for each statement execute function initiative.${act}()`).execute(db)
    }
  }
}

/** New voices are in no theme; a link puts one in, and without it it may be in none again. */
async function placeWhatMoved(db: Kysely<never>): Promise<void> {
  await sql`create function initiative.place_new() returns trigger language plpgsql as $$
  begin
    -- Nothing can rest on what has just come: there is nothing to look up, and a hundred thousand may come at once.
    insert into initiative.ungrouped_voice (voice_id, initiative_id, recorded_at, seen_by, hidden, gone, linked)
    select id, initiative_id, recorded_at, seen_by, hidden, gone, false from changed where kind = 'voice'
    on conflict (voice_id) do nothing;
    return null;
  end $$`.execute(db)
  await sql`create trigger place_new after insert on initiative.thread_item referencing new table as changed for each statement execute function initiative.place_new()`.execute(db)
  await sql`create function initiative.place_linked() returns trigger language plpgsql as $$
  begin
    if not exists (select 1 from changed where from_voice) then return null; end if;
    perform initiative.hold_themes(array(select distinct initiative_id from changed where from_voice));
    perform initiative.place_voices(array(select distinct source_id from changed where from_voice));
    return null;
  end $$`.execute(db)
  for (const [event, rows] of [['insert', 'new'], ['delete', 'old']]) {
    await sql.raw(`create trigger place_linked_${event} after ${event} on initiative.thread_link referencing ${rows} table as changed for each statement execute function initiative.place_linked()`).execute(db)
  }
}
