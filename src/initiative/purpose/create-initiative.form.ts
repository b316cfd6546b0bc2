/** What arrives when somebody starts an initiative. */
import { z } from 'zod'
import { choice, codes, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../tables.ts'
import { type RegisterCode, areaField, registerFields } from './register.form.ts'

export type CreateCode = RegisterCode | 'title-missing' | 'title-too-long' | 'purpose-missing' | 'purpose-too-long' | 'open-to-missing'
const code = codes<CreateCode>()

export const createFields = {
  title: text(code('title-missing'), code('title-too-long'), 120).transform((title) => title.replace(/\s+/g, ' ')),
  purpose: text(code('purpose-missing'), code('purpose-too-long'), 5_000),
  openTo: choice(AUDIENCES, code('open-to-missing')),
}

const createForm = z.object({
  ...createFields, area: areaField, topics: registerFields.topics, ownTopics: registerFields.ownTopics,
  /** They have seen who works on the same in the same place. */
  seen: tick,
})

export const readCreate = formReader<typeof createForm, CreateCode>(createForm)
