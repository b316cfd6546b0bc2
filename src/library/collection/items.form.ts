/** What arrives when somebody puts things into a collection, orders them, or takes them out. */
import { z } from 'zod'
import { choice, codes, optionalText, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { ITEM_ACTS, LONGEST_REASON, LONGEST_TITLE, type ItemCode, readKey } from './collection.rules.ts'

export type ItemsFormCode = 'what-missing' | 'what-unknown' | 'reason-too-long' | 'act-unknown' | 'collection-missing' | 'title-missing' | 'title-too-long'
export type ItemsCode = ItemsFormCode | ItemCode
const code = codes<ItemsFormCode>()

/** An address of the library and no longer. */
const LONGEST_ADDRESS = 500

/** Something of the library by its address. */
const what = text(code('what-missing'), code('what-unknown'), LONGEST_ADDRESS).transform((typed, check) => {
  const key = readKey(typed)
  if (key !== undefined) return key
  check.addIssue({ code: 'custom', message: code('what-unknown') })
  return z.NEVER
})
const reason = optionalText(code('reason-too-long'), LONGEST_REASON).transform((typed) => typed ?? '')

const items = z.object({ version, act: choice([...ITEM_ACTS, 'in'], code('act-unknown')), what, reason })
export const readItems = formReader<typeof items, ItemsFormCode>(items)

/** `collection`: the name of one in its address, or nothing for a new one. */
const collect = z.object({ what, reason, collection: z.string(code('collection-missing')).max(80, code('collection-missing')), title: optionalText(code('title-too-long'), LONGEST_TITLE) })
  .refine((typed) => typed.collection !== '' || typed.title !== undefined, { path: ['title'], message: code('title-missing') })
export const readCollect = formReader<typeof collect, ItemsFormCode>(collect)
