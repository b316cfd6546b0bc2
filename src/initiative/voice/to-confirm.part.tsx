/** On everybody's own page: what others entered for them, to confirm or take back. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { ToConfirm } from './to-confirm.view.tsx'
import { listToConfirm } from './voice.queries.ts'

export async function toConfirmPart(c: Context, { id }: SignedIn): Promise<JSX.Element | undefined> {
  const waiting = await listToConfirm(c.database, id)
  return waiting.length === 0 ? undefined : <ToConfirm waiting={waiting} />
}
