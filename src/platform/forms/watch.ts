/** Somebody who looks at what is typed before it is kept: there may be words among it that are not for everybody to keep. */
import type { Database } from '../database/database.ts'
import type { Context } from '../http/context.ts'
import type { Id } from '../ids.ts'
import type { Typed } from './read.ts'

export type Watch = Readonly<{
  /** Answers a form itself where what was typed must not be kept as it is: then nothing is written. */
  form(c: Context, typed: Typed): Promise<Response | undefined>
  /** Which of some texts that come without a form must not be kept. @returns their places in the list */
  texts(database: Database, texts: readonly string[], by: Id<'person'> | undefined): Promise<ReadonlySet<number>>
}>
