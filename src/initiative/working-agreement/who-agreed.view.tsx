import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, SelectField, Tick } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Pages, Timeline } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayShortDay } from '#platform/time.ts'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Standpoint } from '../standpoint.queries.ts'
import type { MemberId } from '../tables.ts'
import { forWhom } from './proposals.view.tsx'
import { workingPath } from './working-path.ts'
import type { WorkingCode } from './working.form.ts'
import type { Line, Version } from './working.queries.ts'
import { sayWorking } from './words/index.ts'

const backTo = (here: Seen) => ({ href: workingPath(here), text: sayWorking('title') })

/** Who agrees is named; who has not said so yet is nobody's business. */
export const WhoAgreedPage: FC<Readonly<{ here: SeenByMember; names: readonly string[]; next: MemberId | undefined; later: boolean }>> = ({ here, names, next, later }) => (
  <InitiativePage here={here} title={sayWorking('who.title')} back={backTo(here)} listed={false}>
    {names.length === 0 ? <Empty text={sayWorking('who.nobody')} /> : <ul>{names.map((name) => <li>{name}</li>)}</ul>}
    <Pages next={next === undefined ? undefined : workingPath(here, `/who?after=${next}`)} first={later ? workingPath(here, '/who') : undefined} />
  </InitiativePage>
)

/** What each version brought and ended. */
export const HistoryPage: FC<Readonly<{ here: Seen; lines: readonly Line[]; versions: readonly Version[]; standpoints: readonly Standpoint[] }>> = ({ here, lines, versions, standpoints }) => {
  const list = (title: string, all: readonly Line[]) => (all.length === 0 ? null : <><h3>{title}</h3><ul>{all.map((line) => <li>{sayWorking('history.line', { words: line.words === '' ? sayWorking('history.taken-back') : line.words, to: forWhom(line, standpoints) })}</li>)}</ul></>)
  return (
    <InitiativePage here={here} title={sayWorking('history.title')} back={backTo(here)} listed={false}>
      {versions.length === 0 ? <Empty text={sayWorking('show.empty')} /> : (
        <Timeline steps={versions.map(({ number, at }) => ({
          when: sayShortDay(dayOf(at, here.initiative.zone)),
          what: <><h2>{sayWorking('history.version', { number })}</h2>{list(sayWorking('history.settled'), lines.filter(({ settledIn }) => settledIn === number))}{list(sayWorking('history.ended'), lines.filter(({ endedIn }) => endedIn === number))}</>,
        }))} />
      )}
    </InitiativePage>
  )
}

type BesideProps = Readonly<{ here: SeenByMember; people: readonly Readonly<{ member: MemberId; name: string }>[]; number: number; typed: Typed; problems: readonly Problem<WorkingCode>[] }>

/** Somebody beside a member says yes, and the member presses for them. */
export const ForSomebodyPage: FC<BesideProps> = ({ here, people, number, typed, problems }) => {
  const sentences = sentencesOf(problems, (code) => sayWorking(`problems.${code}`))
  return (
    <InitiativePage here={here} title={sayWorking('beside.title')} lead={sayWorking('beside.lead')} back={backTo(here)} listed={false} problems={sentences}>
      {people.length === 0 ? <Empty text={sayWorking('beside.nobody')} /> : (
        <Form typed={typed} problems={sentences} version={number}>
          <SelectField name="member" label={sayWorking('beside.member')} empty={sayWorking('beside.choose')} choices={people.map(({ member, name }) => [member, name] as const)} />
          <Tick name="beside" label={sayWorking('beside.confirm')} />
          <Button>{sayWorking('beside.button')}</Button>
        </Form>
      )}
    </InitiativePage>
  )
}
