import type { FC } from 'hono/jsx'
import { type Typed, versionTyped } from '#platform/forms/read.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Inset, MomentText, Timeline, Warning, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import type { PersonId } from '../tables.ts'
import { NeedFields } from './need-fields.view.tsx'
import { type MemberAtNeed, needPath } from './need.gate.ts'
import type { NeedVersion } from './need.queries.ts'
import type { Code } from './record-need.view.tsx'
import { sayNeed } from './words/index.ts'

type Props = Readonly<{
  here: MemberAtNeed
  standpoints: readonly Standpoint[]
  typed?: Typed | undefined
  problems?: readonly Problem<Code>[]
  /** Somebody was faster: what is there now stands above what was typed. */
  outdated?: boolean
}>

export const EditNeedPage: FC<Props> = ({ here, standpoints, typed, problems = [], outdated = false }) => {
  const { need } = here
  const sentences = sentencesOf(problems, (code) => sayNeed(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayNeed('edit.title')} lead={sayNeed('edit.stated', { count: need.people })} listed={false} problems={sentences} back={{ href: needPath(here, need.id), text: sayNeed('show.title') }}>
      {outdated ? <><Warning><p>{sayNeed('edit.outdated')}</p></Warning><Inset><Words text={need.words} /></Inset><p>{sayNeed('edit.yours')}</p></> : null}
      <Form typed={typed} problems={sentences} version={outdated ? need.version : versionTyped(typed) ?? need.version}>
        <NeedFields standpoints={standpoints} need={need} />
        <Button>{sayNeed('edit.button')}</Button>
      </Form>
    </InitiativePage>
  )
}

export const NeedHistoryPage: FC<{ here: MemberAtNeed; versions: readonly NeedVersion[]; called: ReadonlyMap<PersonId, string> }> = ({ here, versions, called }) => (
  <InitiativePage here={here} title={sayNeed('history.title')} listed={false} back={{ href: needPath(here, here.need.id), text: sayNeed('show.title') }}>
    <Timeline steps={versions.map(({ version, words, by, at }) => ({
      when: <MomentText at={at} zone={here.initiative.zone} />,
      what: (
        <>
          <h2>{version === here.need.version ? sayNeed('history.now') : version === 1 ? sayNeed('history.first') : sayNeed('history.version', { version })}</h2>
          <Words text={words} />
          <p class="soft">{sayNeed('history.by', { who: (by === undefined ? undefined : called.get(by)) ?? sayNeed('history.somebody') })}</p>
        </>
      ),
    }))} />
  </InitiativePage>
)
