/** What arrives when somebody writes in the journal. */
import { z } from 'zod'
import { choice, codes, dayField, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type AboutCode, aboutFields } from '../about/about.form.ts'
import { AUDIENCES } from '../tables.ts'

export type JournalCode = AboutCode | 'title-missing' | 'title-too-long' | 'words-missing' | 'words-too-long' | 'day-missing' | 'day-unreadable' | 'seen-by-missing' | 'seen-by-too-wide' | 'by-missing'
const code = codes<JournalCode>()

/** Some eight pages: longer things are documents. */
export const LONGEST_ENTRY = 20_000

const fields = {
  title: text(code('title-missing'), code('title-too-long'), 200),
  day: dayField(code('day-missing'), code('day-unreadable')),
  words: text(code('words-missing'), code('words-too-long'), LONGEST_ENTRY),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
  ...aboutFields,
}
const newEntry = withDays(['day'], z.object({ ...fields, by: choice(['me', 'group'], code('by-missing')) }))
export const readNewEntry = formReader<typeof newEntry, JournalCode>(newEntry)

const changedEntry = withDays(['day'], z.object({ ...fields, version }))
export const readEntryEdit = formReader<typeof changedEntry, JournalCode>(changedEntry)
