/** Where the case study of an initiative stands in the library: the library comes later in the order of modules, and gives it. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context } from '#platform/http/context.ts'
import type { SeenByMember } from '../initiative.gate.ts'

/** For those who look after an initiative whose case study everybody reads. One query. */
export type InLibrary = (c: Context, here: SeenByMember) => Promise<JSX.Element>
