/** The page on which a prototype is written down or changed. */
import type { FC } from 'hono/jsx'
import { RadioField, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Facts, Words } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { TriedForm, type TriedFormProps, backToTrying } from '../trying/tried-form.view.tsx'
import { triedPath } from '../trying/tried.gate.ts'
import type { TriedItem } from '../trying/tried.queries.ts'
import { LONGEST_BOX, LONGEST_WORDS } from '../trying/trying-codes.ts'
import { sayTrying } from '../trying/words/index.ts'
import type { PrototypeCode, PrototypeOwnCode } from './prototype.form.ts'
import { FORMS } from './tables.ts'
import { sayPrototype } from './words/index.ts'

type Props = TriedFormProps & Readonly<{ item: TriedItem<'prototype'> | undefined; outdated?: boolean; problems: readonly Problem<PrototypeCode>[] }>

const OWN: Readonly<Record<PrototypeOwnCode, true>> = { 'words-missing': true, 'form-missing': true, 'form-words-missing': true, 'form-words-too-long': true, 'what-missing': true }
const isOwn = (code: PrototypeCode): code is PrototypeOwnCode => code in OWN

export const WritePrototypePage: FC<Props> = ({ item, outdated = false, problems, ...props }) => {
  const back = item === undefined ? backToTrying(props.here) : { href: triedPath(props.here, 'prototype', item.id), text: sayPrototype('title') }
  return (
    <TriedForm {...props} back={back} title={sayPrototype(item === undefined ? 'write.title' : 'edit.title')} lead={item === undefined ? sayPrototype('write.lead') : undefined} button={sayPrototype(item === undefined ? 'write.button' : 'edit.button')}
      problems={sentencesOf(problems, (code) => (isOwn(code) ? sayPrototype(`problems.${code}`) : sayTrying(`problems.${code}`)))} version={item?.version ?? 0} now={outdated && item !== undefined ? <PrototypeFactList says={item.says} /> : undefined}
      restsOn={{ label: sayPrototype('write.rests-on'), hint: sayPrototype('write.rests-on-hint') }}
      asks={{ label: sayPrototype('write.by'), hint: sayPrototype('write.by-hint'), out: sayPrototype('write.out'), there: sayPrototype('write.there') }}>
      <TextArea name="words" label={sayPrototype('write.words')} hint={sayPrototype('write.words-hint')} rows={2} most={LONGEST_WORDS} value={item?.says.words} />
      <RadioField name="form" label={sayPrototype('write.form')} value={item?.says.form} choices={FORMS.map((form) => [form, sayPrototype(`forms.${form}`)] as const)} />
      <div class="when-form-other"><TextField name="formWords" label={sayPrototype('write.form-words')} hint={sayPrototype('write.form-words-hint')} value={item?.says.form_words ?? undefined} /></div>
      <TextArea name="what" label={sayPrototype('write.what')} hint={sayPrototype('write.what-hint')} rows={5} most={LONGEST_BOX} value={item?.says.what} />
    </TriedForm>
  )
}

/** The form of a prototype in words. */
export const formOf = ({ form, form_words: words }: Pick<TriedItem<'prototype'>['says'], 'form' | 'form_words'>): string => words ?? sayPrototype(`forms.${form}`)

/** What a version of a prototype says. */
export const PrototypeFactList: FC<{ says: TriedItem<'prototype'>['says'] }> = ({ says }) => (
  <>
    <Words text={says.words} />
    <Facts facts={[[sayPrototype('show.form'), formOf(says)], [sayPrototype('show.what'), <Words text={says.what} />]]} />
  </>
)
