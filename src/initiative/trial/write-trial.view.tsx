/** The page on which a test is written down or changed. */
import type { FC } from 'hono/jsx'
import { DayField, RadioField, TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Facts, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { sayDay } from '#platform/time.ts'
import { TriedForm, type TriedFormProps, backToTrying } from '../trying/tried-form.view.tsx'
import { triedPath } from '../trying/tried.gate.ts'
import type { TriedItem } from '../trying/tried.queries.ts'
import { LONGEST_BOX, LONGEST_WORDS } from '../trying/trying-codes.ts'
import { sayTrying } from '../trying/words/index.ts'
import { RESULTS } from './tables.ts'
import type { TrialCode, TrialOwnCode } from './trial.form.ts'
import { sayTrial } from './words/index.ts'

type Props = TriedFormProps & Readonly<{ item: TriedItem<'test'> | undefined; outdated?: boolean; problems: readonly Problem<TrialCode>[] }>

const OWN: Readonly<Record<TrialOwnCode, true>> = {
  'words-missing': true, 'setting-missing': true, 'began-missing': true, 'began-unreadable': true, 'ended-unreadable': true, 'result-missing': true,
  'ended-before': true, 'not-begun': true, 'seen-missing': true, 'learned-missing': true, 'nobody-there': true,
}
const isOwn = (code: TrialCode): code is TrialOwnCode => code in OWN

export const WriteTrialPage: FC<Props> = ({ item, outdated = false, problems, ...props }) => {
  const back = item === undefined ? backToTrying(props.here) : { href: triedPath(props.here, 'test', item.id), text: sayTrial('title') }
  const says = item?.says
  return (
    <TriedForm {...props} back={back} title={sayTrial(item === undefined ? 'write.title' : 'edit.title')} lead={item === undefined ? sayTrial('write.lead') : undefined} button={sayTrial(item === undefined ? 'write.button' : 'edit.button')}
      problems={sentencesOf(problems, (code) => (isOwn(code) ? sayTrial(`problems.${code}`) : sayTrying(`problems.${code}`)))} version={item?.version ?? 0} now={outdated && says !== undefined ? <TrialFactList says={says} /> : undefined}
      restsOn={{ label: sayTrial('write.rests-on'), hint: sayTrial('write.rests-on-hint') }}
      asks={{ label: sayTrial('write.by'), hint: sayTrial('write.by-hint'), out: sayTrial('write.out'), there: sayTrial('write.there') }}>
      <TextArea name="words" label={sayTrial('write.words')} hint={sayTrial('write.words-hint')} rows={2} most={LONGEST_WORDS} value={says?.words} />
      <TextArea name="setting" label={sayTrial('write.setting')} hint={sayTrial('write.setting-hint')} rows={2} value={says?.setting} />
      <DayField name="began" label={sayTrial('write.began')} value={says?.began_on} />
      <DayField name="ended" label={sayTrial('write.ended')} hint={sayTrial('write.ended-hint')} value={says?.ended_on ?? undefined} optional />
      <TextArea name="wasDone" label={sayTrial('write.done-words')} hint={sayTrial('write.done-hint')} rows={4} most={LONGEST_BOX} value={says?.was_done ?? undefined} optional />
      <RadioField name="result" label={sayTrial('write.result')} hint={sayTrial('write.result-hint')} value={says?.result} choices={RESULTS.map((result) => [result, sayTrying(`results.${result}`)] as const)} />
      <div class="when-result">
        <TextArea name="seen" label={sayTrial('write.seen')} hint={sayTrial('write.seen-hint')} rows={4} most={LONGEST_BOX} value={says?.seen ?? undefined} />
        <TextArea name="learned" label={sayTrial('write.learned')} hint={sayTrial('write.learned-hint')} rows={3} most={LONGEST_BOX} value={says?.learned ?? undefined} />
        <TextArea name="next" label={sayTrial('write.next')} rows={2} value={says?.next ?? undefined} optional />
      </div>
    </TriedForm>
  )
}

/** When a test was, as people say it. */
export const periodOf = ({ began_on: from, ended_on: until }: Pick<TriedItem<'test'>['says'], 'began_on' | 'ended_on'>): string =>
  until === null ? sayTrial('show.since', { from: sayDay(from) }) : from === until ? sayDay(from) : sayTrial('show.until', { from: sayDay(from), until: sayDay(until) })

const wordsOf = (text: string | null) => (text === null ? undefined : <Words text={text} />)

/** What a version of a test says. */
export const TrialFactList: FC<{ says: TriedItem<'test'>['says'] }> = ({ says }) => (
  <>
    <Words text={says.words} />
    <Facts facts={[
      [sayTrial('show.setting'), wordsOf(says.setting)],
      [sayTrial('show.when'), periodOf(says)],
      [sayTrial('show.done'), wordsOf(says.was_done)],
      [sayTrial('show.result'), sayTrying(`results.${says.result}`)],
      [sayTrial('show.seen'), wordsOf(says.seen)],
      [sayTrial('show.learned'), wordsOf(says.learned)],
      [sayTrial('show.next'), wordsOf(says.next)],
    ]} />
  </>
)
