/** What arrives when an issue is raised and worked on. */
import { z } from 'zod'
import { codes, idField, ids, optionalId, optionalText, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type IssueFormCode = 'what-missing' | 'what-too-long' | 'place-too-long' | 'area-unknown' | 'since-too-long' | 'rests-on-unknown'
const code = codes<IssueFormCode>()

export const LONGEST_ISSUE = 2_000

const fields = {
  what: text(code('what-missing'), code('what-too-long'), LONGEST_ISSUE),
  place: optionalText(code('place-too-long'), 200),
  area: optionalId<'area'>(code('area-unknown')),
  since: optionalText(code('since-too-long'), 100),
}
const issueForm = z.object({ ...fields, restsOn: ids<'item'>(code('rests-on-unknown')) })
export const readIssue = formReader<typeof issueForm, IssueFormCode>(issueForm)

const editForm = z.object({ ...fields, version })
export const readIssueEdit = formReader<typeof editForm, IssueFormCode>(editForm)

export type PartnerCode = 'partner-missing' | 'partner-twice' | 'partner-unknown' | 'name-too-long' | 'part-too-long'
const partnerCode = codes<PartnerCode>()
const partnerForm = z.object({
  organisation: optionalId<'organisation'>(partnerCode('partner-unknown')),
  name: optionalText(partnerCode('name-too-long'), 200),
  part: optionalText(partnerCode('part-too-long'), 1_000),
}).refine(({ organisation, name }) => organisation !== undefined || name !== undefined, { path: ['name'], message: partnerCode('partner-missing') })
  .refine(({ organisation, name }) => organisation === undefined || name === undefined, { path: ['name'], message: partnerCode('partner-twice') })
export const readPartner = formReader<typeof partnerForm, PartnerCode>(partnerForm)

const removePartnerForm = z.object({ organisation: idField<'organisation'>(partnerCode('partner-unknown')) })
export const readRemovePartner = formReader<typeof removePartnerForm, PartnerCode>(removePartnerForm)

export type SolutionCode = 'solution-missing' | 'solution-too-long'
const solutionCode = codes<SolutionCode>()
const solutionForm = z.object({ words: text(solutionCode('solution-missing'), solutionCode('solution-too-long'), 4_000), version })
export const readSolution = formReader<typeof solutionForm, SolutionCode>(solutionForm)

export type AgreedCode = 'agreement-missing'
const agreedForm = z.object({ agreement: idField<'item'>('agreement-missing' satisfies AgreedCode) })
export const readAgreed = formReader<typeof agreedForm, AgreedCode>(agreedForm)

export type NoteCode = 'note-missing' | 'note-too-long'
const noteCode = codes<NoteCode>()
const noteForm = z.object({ words: text(noteCode('note-missing'), noteCode('note-too-long'), 2_000) })
export const readNote = formReader<typeof noteForm, NoteCode>(noteForm)
const noteEditForm = noteForm.extend({ version })
export const readNoteEdit = formReader<typeof noteEditForm, NoteCode>(noteEditForm)
