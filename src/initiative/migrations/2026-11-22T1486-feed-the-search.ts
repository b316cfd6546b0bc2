import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create function initiative.narrower(text, text) returns text language sql immutable parallel safe
    return case when 'members' in ($1, $2) then 'members' when 'site' in ($1, $2) then 'site' else 'public' end`.execute(db)
  await say(db)
  await renew(db)
  await follow(db)
  await sql`select initiative.renew_all_search()`.execute(db)
}

/** What may be found of initiatives, by whom: said once, here. A case study is found by what all its readers may read of it. */
async function say(db: Kysely<never>): Promise<void> {
  await sql`create view initiative.searchable as
    select 'initiative' as kind, i.id, i.id as initiative_id, i.open_to as audience, '/initiatives/' || i.slug as path, i.title,
      concat_ws(' · ', a.name, (select string_agg(coalesce(t.words, replace(t.key, '-', ' ')), ' · ' order by t.place) from initiative.topic t where t.initiative_id = i.id)) as about,
      i.purpose as text, i.created_at as at, (z.readable_until + 1)::timestamp at time zone i.zone as open_until
    from initiative.initiative i left join network.area a on a.id = i.area_id left join initiative.closing z on z.initiative_id = i.id
    union all
    select 'journal', e.id, i.id, initiative.narrower(e.seen_by, i.open_to), '/initiatives/' || i.slug || '/journal/' || e.id, e.title, i.title, e.words, e.at, (z.readable_until + 1)::timestamp at time zone i.zone
    from initiative.journal_entry e join initiative.initiative i on i.id = e.initiative_id left join initiative.closing z on z.initiative_id = i.id
    where not exists (select from initiative.journal_entry_taking_back t where t.entry_id = e.id) and not exists (select from initiative.journal_entry_hiding h where h.entry_id = e.id)
    union all
    select 'case-study', i.id, i.id, i.open_to, '/initiatives/' || i.slug || '/case-study', i.title, coalesce(a.name, ''), coalesce(s.words, ''), e.at, (z.readable_until + 1)::timestamp at time zone i.zone
    from initiative.initiative i left join network.area a on a.id = i.area_id left join initiative.closing z on z.initiative_id = i.id
    cross join lateral (
      select n.id, n.at from initiative.case_edition n where n.initiative_id = i.id and n.published_at is not null and n.withdrawn_at is null order by n.number desc limit 1
    ) e
    cross join lateral (
      select string_agg(s.words, ' · ' order by s.section, s.place, s.id) as words from initiative.case_edition_sentence s
      left join initiative.thread_item v on v.id = s.item_id left join initiative.journal_entry j on j.id = s.entry_id left join initiative.learning_note n on n.id = s.note_id
      where s.edition_id = e.id and s.words <> ''
        and (v.id is null or (initiative.narrower(v.seen_by, i.open_to) = i.open_to and (v.kind <> 'voice' or v.seen_by = 'public')
          and not exists (select from initiative.taking_back t where t.item_id = v.id) and not exists (select from initiative.hiding h where h.item_id = v.id)))
        and (j.id is null or (initiative.narrower(j.seen_by, i.open_to) = i.open_to
          and not exists (select from initiative.journal_entry_taking_back t where t.entry_id = j.id) and not exists (select from initiative.journal_entry_hiding h where h.entry_id = j.id)))
        and (n.id is null or (initiative.narrower(n.seen_by, i.open_to) = i.open_to
          and not exists (select from initiative.learning_taking_back t where t.note_id = n.id) and not exists (select from initiative.learning_hiding h where h.note_id = n.id)))
    ) s`.execute(db)
}

async function renew(db: Kysely<never>): Promise<void> {
  const columns = sql.raw('module, kind, id, group_id, audience, path, title, about, text, at, open_until')
  const rows = sql`insert into platform.search_row (${columns}) select 'initiative', s.kind, s.id, s.initiative_id, s.audience, s.path, s.title, s.about, s.text, s.at, s.open_until from initiative.searchable s`
  // One after the other for each initiative: of two changes that don't see each other, neither may leave a row behind.
  await sql`create function initiative.renew_search(of_kind text, ids uuid[], of_initiatives uuid[]) returns void language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('search ' || o.id, 0)) from (select distinct unnest(of_initiatives)::text as id order by 1) o;
      delete from platform.search_row r where r.module = 'initiative' and r.kind = of_kind and r.id = any(ids);
      ${rows} where s.kind = of_kind and s.id = any(ids);
    end $$`.execute(db)
  await sql`create function initiative.renew_all_search() returns void language plpgsql as $$
    begin
      lock table platform.search_row in share row exclusive mode;
      delete from platform.search_row where module = 'initiative';
      ${rows};
    end $$`.execute(db)
}

/** Whatever changes, by whatever way: the words of a case study also go by triggers, which no other code sees. */
async function follow(db: Kysely<never>): Promise<void> {
  await sql`create function initiative.search_whole() returns trigger language plpgsql as $$
    declare changed jsonb := to_jsonb(coalesce(new, old)); one uuid := (changed ->> tg_argv[0])::uuid;
    begin
      perform initiative.renew_search('initiative', array[one], array[one]);
      perform initiative.renew_search('case-study', array[one], array[one]);
      perform initiative.renew_search('journal', array(select e.id from initiative.journal_entry e where e.initiative_id = one), array[one]);
      return null;
    end $$`.execute(db)
  await sql`create trigger search_new after insert on initiative.initiative for each row execute function initiative.search_whole('id')`.execute(db)
  await sql`create trigger search_changed after update of slug, title, purpose, open_to, area_id on initiative.initiative for each row
    when ((old.slug, old.title, old.purpose, old.open_to, old.area_id) is distinct from (new.slug, new.title, new.purpose, new.open_to, new.area_id)) execute function initiative.search_whole('id')`.execute(db)
  await sql`create trigger search_changed after insert or update or delete on initiative.closing for each row execute function initiative.search_whole('initiative_id')`.execute(db)
  await sql`create function initiative.search_removed() returns trigger language plpgsql as $$
    begin
      delete from platform.search_row where module = 'initiative' and group_id = old.id;
      return null;
    end $$`.execute(db)
  await sql`create trigger search_removed after delete on initiative.initiative for each row execute function initiative.search_removed()`.execute(db)

  for (const { table, kind, id, initiative } of OWN) {
    await sql.raw(`create function initiative.search_${table}() returns trigger language plpgsql as $$
      begin
        perform initiative.renew_search('${kind}', array_agg(c.id), array_agg(c.initiative_id)) from (select ${id} as id, ${initiative} as initiative_id from changed c) c having count(*) > 0;
        return null;
      end $$`).execute(db)
    for (const [event, rows] of [['insert', 'new'], ['update', 'new'], ['delete', 'old']] as const) {
      await sql.raw(`create trigger search_${event} after ${event} on initiative.${table} referencing ${rows} table as changed for each statement execute function initiative.search_${table}()`).execute(db)
    }
  }
  await followSources(db)
}

/** Tables whose rows are found, or say of one whether it is. */
const OWN = [
  { table: 'topic', kind: 'initiative', id: 'c.initiative_id', initiative: 'c.initiative_id' },
  { table: 'journal_entry', kind: 'journal', id: 'c.id', initiative: 'c.initiative_id' },
  ...['journal_entry_hiding', 'journal_entry_taking_back'].map((table) => ({ table, kind: 'journal', id: 'c.entry_id', initiative: '(select e.initiative_id from initiative.journal_entry e where e.id = c.entry_id)' })),
  { table: 'case_edition', kind: 'case-study', id: 'c.initiative_id', initiative: 'c.initiative_id' },
  { table: 'case_edition_sentence', kind: 'case-study', id: '(select e.initiative_id from initiative.case_edition e where e.id = c.edition_id)', initiative: '(select e.initiative_id from initiative.case_edition e where e.id = c.edition_id)' },
] as const

/** What sentences of case studies rest on, and when its readers become fewer. That it is taken back changes the sentence itself. */
async function followSources(db: Kysely<never>): Promise<void> {
  await sql`create function initiative.search_resting() returns trigger language plpgsql as $$
    declare changed jsonb := to_jsonb(coalesce(new, old)); source uuid := (changed ->> tg_argv[0])::uuid; cases uuid[];
    begin
      execute format('select array(select distinct e.initiative_id from initiative.case_edition_sentence s join initiative.case_edition e on e.id = s.edition_id where s.%I = $1)', tg_argv[1]) into cases using source;
      if cases <> '{}' then perform initiative.renew_search('case-study', cases, cases); end if;
      return null;
    end $$`.execute(db)
  for (const [table, column] of [['hiding', 'item_id'], ['journal_entry_hiding', 'entry_id'], ['learning_hiding', 'note_id']] as const) {
    await sql.raw(`create trigger search_resting after insert or delete on initiative.${table} for each row execute function initiative.search_resting('${column}', '${column}')`).execute(db)
  }
  for (const [table, column] of [['thread_item', 'item_id'], ['journal_entry', 'entry_id'], ['learning_note', 'note_id']] as const) {
    await sql.raw(`create trigger search_resting after update of seen_by on initiative.${table} for each row when (old.seen_by is distinct from new.seen_by) execute function initiative.search_resting('id', '${column}')`).execute(db)
  }
}
