/** What arrives when somebody names a theme anew, or merges it into another. */
import { z } from 'zod'
import { codes, idField, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type ChangeFormCode = 'name-missing' | 'name-too-long' | 'into-missing'
const code = codes<ChangeFormCode>()

/** A theme's name is a heading: a line or two on a phone. */
export const LONGEST_NAME = 120

const renameForm = z.object({ name: text(code('name-missing'), code('name-too-long'), LONGEST_NAME), version })
export const readRename = formReader<typeof renameForm, ChangeFormCode>(renameForm)

const mergeForm = z.object({ into: idField<'item'>(code('into-missing')) })
export const readMerge = formReader<typeof mergeForm, ChangeFormCode>(mergeForm)

export type PlaceCode = 'into-missing' | 'not-in'
const placeCode = codes<PlaceCode>()

const placeForm = z.object({ into: idField<'item'>(placeCode('into-missing')) })
export const readPlace = formReader<typeof placeForm, PlaceCode>(placeForm)

const liftForm = z.object({ from: idField<'item'>(placeCode('not-in')) })
export const readLift = formReader<typeof liftForm, PlaceCode>(liftForm)
