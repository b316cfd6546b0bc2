/** What arrives when somebody shows that it is them. */
import { z } from 'zod'
import { codes, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { localPath } from '../sign-in/next.rules.ts'

export type OwnFactorFormCode = 'code-missing' | 'code-unknown'
const code = codes<OwnFactorFormCode>()

/** Longer than any code of ours with all its hyphens. */
const LONGEST_CODE = 100
const shown = z.object({
  code: text(code('code-missing'), code('code-unknown'), LONGEST_CODE),
  next: z.string().optional().catch(undefined).transform((given) => localPath(given, '/me')),
})
export const readOwnFactor = formReader<typeof shown, OwnFactorFormCode>(shown)
