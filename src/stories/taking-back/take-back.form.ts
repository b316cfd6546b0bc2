/** What arrives when somebody takes their stories back without signing in. */
import { z } from 'zod'
import { codes, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type ByCodeFormCode = 'code-missing' | 'code-unknown'
const code = codes<ByCodeFormCode>()

/** Longer than any code of ours with all its hyphens. */
const LONGEST_CODE = 100
const byCode = z.object({ code: text(code('code-missing'), code('code-unknown'), LONGEST_CODE) })
export const readByCode = formReader<typeof byCode, ByCodeFormCode>(byCode)
