import type { FC } from 'hono/jsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { LinkButton, Statement } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { NeedFormCode } from './need.form.ts'
import { type MemberAtNeed, needPath } from './need.gate.ts'
import { sayNeed } from './words/index.ts'

export type StateCode = NeedFormCode | 'standpoint-not-yours'

/** The press was not taken: why, and the way back to the need. */
export const StateNeedPage: FC<{ here: MemberAtNeed; problems: readonly Problem<StateCode>[] }> = ({ here, problems }) => (
  <InitiativePage here={here} title={sayNeed('show.state')} listed={false} problems={sentencesOf(problems.map(({ code }) => ({ field: '', code })), (code) => sayNeed(`problems.${code}`))}>
    <Statement text={here.need.words} />
    <LinkButton href={needPath(here, here.need.id)}>{sayNeed('rests-on.done')}</LinkButton>
  </InitiativePage>
)
