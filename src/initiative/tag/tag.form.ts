/** What arrives when somebody adds or renames a tag, or tags one thing. */
import { z } from 'zod'
import { codes, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readTagName } from './tag.ts'

export type TagFormCode = 'words-missing' | 'words-too-long'
const code = codes<TagFormCode>()

/** It stands beside names and in choices: a word or two. */
const LONGEST_TAG = 40

const words = text(code('words-missing'), code('words-too-long'), LONGEST_TAG)

const addForm = z.object({ words })
export const readNewTag = formReader<typeof addForm, TagFormCode>(addForm)

const renameForm = z.object({ words, version })
export const readTagRename = formReader<typeof renameForm, TagFormCode>(renameForm)

const itemForm = z.object({ tag: z.string().optional().catch(undefined).transform(readTagName), do: z.enum(['tag', 'untag']).catch('tag') })
export const readItemTag = formReader<typeof itemForm, never>(itemForm)
