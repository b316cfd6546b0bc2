import type { FC } from 'hono/jsx'
import { TextField, useField } from '#platform/page/form.tsx'
import type { Problem } from '#platform/problems.ts'
import { sentencesOf } from '#platform/page/page.tsx'
import type { ProblemCode, QuestionCode, SuggestionCode } from './request.form.ts'
import { sayRequest } from './words/index.ts'

export const inSentences = (problems: readonly Problem<SuggestionCode | ProblemCode | QuestionCode>[]) => sentencesOf(problems, (code) => sayRequest(`problems.${code}`))

/** How the answer comes back, and what keeps programs out that fill in every field. */
export const Answering: FC<{ signedIn: boolean }> = ({ signedIn }) => (
  <>
    {signedIn ? <p class="hint">{sayRequest('reach.signed-in')}</p> : <TextField name="reach" type="email" label={sayRequest('reach.label')} hint={sayRequest('reach.hint')} autocomplete="email" optional />}
    <Trap />
  </>
)

/** Shown to nobody, unless something was typed into it: then to whoever did, so that they can empty it. */
const Trap: FC = () => {
  const { id, problem, value } = useField('subject', undefined)
  return (
    <div class={problem === undefined ? 'trap' : 'field field--problem'} aria-hidden={problem === undefined ? 'true' : undefined}>
      <label for={id}>{sayRequest('trap')}</label>
      <input class="input" id={id} name="subject" type="text" value={value} tabindex={problem === undefined ? -1 : undefined} autocomplete="off" />
    </div>
  )
}
