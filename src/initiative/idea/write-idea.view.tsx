/** The page on which an idea is written or changed. */
import type { FC } from 'hono/jsx'
import { TextArea } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Facts, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { TriedForm, type TriedFormProps, backToTrying } from '../trying/tried-form.view.tsx'
import { triedPath } from '../trying/tried.gate.ts'
import type { TriedItem } from '../trying/tried.queries.ts'
import { LONGEST_BOX, LONGEST_WORDS } from '../trying/trying-codes.ts'
import { sayTrying } from '../trying/words/index.ts'
import type { IdeaCode } from './idea.form.ts'
import { sayIdea } from './words/index.ts'

type Props = TriedFormProps & Readonly<{ item: TriedItem<'idea'> | undefined; outdated?: boolean; problems: readonly Problem<IdeaCode>[] }>

export const WriteIdeaPage: FC<Props> = ({ item, outdated = false, problems, ...props }) => {
  const back = item === undefined ? backToTrying(props.here) : { href: triedPath(props.here, 'idea', item.id), text: sayIdea('title') }
  return (
    <TriedForm {...props} back={back} title={sayIdea(item === undefined ? 'write.title' : 'edit.title')} lead={item === undefined ? sayIdea('write.lead') : undefined} button={sayIdea(item === undefined ? 'write.button' : 'edit.button')}
      problems={sentencesOf(problems, (code) => (code === 'words-missing' ? sayIdea(`problems.${code}`) : sayTrying(`problems.${code}`)))} version={item?.version ?? 0} now={outdated && item !== undefined ? <IdeaFacts says={item.says} /> : undefined}
      restsOn={{ label: sayIdea('write.rests-on'), hint: sayIdea('write.rests-on-hint') }}
      asks={{ label: sayIdea('write.by'), hint: sayIdea('write.by-hint'), out: sayIdea('write.out'), there: sayIdea('write.there') }}>
      <TextArea name="words" label={sayIdea('write.words')} hint={sayIdea('write.words-hint')} rows={3} most={LONGEST_WORDS} value={item?.says.words} />
      <TextArea name="how" label={sayIdea('write.how')} hint={sayIdea('write.how-hint')} rows={4} most={LONGEST_BOX} value={item?.says.how ?? undefined} optional />
    </TriedForm>
  )
}

/** What a version of an idea says. */
export const IdeaFacts: FC<{ says: TriedItem<'idea'>['says'] }> = ({ says }) => (
  <>
    <Words text={says.words} />
    <Facts facts={[[sayIdea('show.how'), says.how === null ? undefined : <Words text={says.how} />]]} />
  </>
)
