/** Forms and their fields. A field knows its label, its hint, what was typed into it and what is wrong with it. */
import { html, raw } from 'hono/html'
import { type FC, type PropsWithChildren, createContext, useContext } from 'hono/jsx'
import type { Typed } from '../forms/read.ts'
import { newId } from '../ids.ts'
import { say } from '../words/index.ts'
import { askForScript, useFrame } from './frame.tsx'

export type FieldProblem = Readonly<{ field: string; sentence: string }>
type FormState = Readonly<{ typed: Typed; problems: readonly FieldProblem[] }>
const OUTSIDE: FormState = { typed: {}, problems: [] }
const FormContext = createContext<FormState>(OUTSIDE)

/** Whether this stands in a form. */
export const useInForm = (): boolean => useContext(FormContext) !== OUTSIDE

const SUMMARY = 'error-summary'

/** The summary of what to put right, above the heading, each linked to its field. The browser puts the reader there by itself. */
export const ErrorSummary: FC<{ problems: readonly FieldProblem[] }> = ({ problems }) =>
  problems.length === 0 ? null : (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" id={SUMMARY} tabindex={-1} autofocus>
      <h2 id="error-summary-title">{say('form.problems')}</h2>
      <ul role="list">{problems.map(({ field, sentence }) => <li><a href={`#${fieldId(field)}`}>{sentence}</a></li>)}</ul>
    </div>
  )

type FormProps = PropsWithChildren<{
  /** Where it is sent; the page's own address unless said. */
  action?: string
  method?: 'post' | 'get'
  typed?: Typed | undefined
  problems?: readonly FieldProblem[] | undefined
  /** The version of what is shown, where two people may change it. */
  version?: number | undefined
  /** With files. */
  upload?: boolean
  class?: string
}>

/**
 * A form with the id of its command: sent twice, it is done once. With problems, what is sent next comes back to the summary: else the
 * page would open at the field that was last followed from it, and the summary be out of sight.
 */
export const Form: FC<FormProps> = ({ action, method = 'post', typed = {}, problems = [], version, upload = false, class: name, children }) => {
  if (method === 'post') useFrame().hasForm = true
  return (
    <FormContext.Provider value={{ typed, problems }}>
      <form action={action ?? (problems.length > 0 ? `#${SUMMARY}` : undefined)} method={method} class={name} novalidate enctype={upload ? 'multipart/form-data' : undefined}>
        {method === 'get' ? null : <input type="hidden" name="command" value={newId<'command'>()} />}
        {version === undefined ? null : <input type="hidden" name="version" value={String(version)} />}
        {children}
      </form>
    </FormContext.Provider>
  )
}

const fieldId = (name: string) => (name === '' ? 'main' : `field-${name}`)

/** What a field needs of the form around it: what was typed into it and what is wrong with it. Nothing ticked is sent as nothing at all. */
export function useField(name: string, given: string | undefined) {
  const { typed, problems } = useContext(FormContext)
  const sent = typed['command'] !== undefined
  const problem = problems.find((one) => one.field === name)?.sentence
  const id = fieldId(name)
  return { id, value: typed[name]?.[0] ?? given ?? '', values: typed[name] ?? [], sent, problem, hintId: `${id}-hint`, errorId: `${id}-error` }
}

type FieldProps = Readonly<{
  name: string
  label: string
  hint?: string | undefined
  /** What it holds before anything was typed. */
  value?: string | undefined
  optional?: boolean
}>

const describedBy = (field: { hintId: string; errorId: string; problem: string | undefined }, hint: string | undefined) =>
  [hint === undefined ? '' : field.hintId, field.problem === undefined ? '' : field.errorId].filter(Boolean).join(' ') || undefined

const labelText = (label: string, optional: boolean) => (optional ? say('form.optional', { label }) : label)

const Around: FC<PropsWithChildren<{ field: ReturnType<typeof useField>; label: string; hint: string | undefined }>> = ({ field, label, hint, children }) => (
  <div class={field.problem === undefined ? 'field' : 'field field--problem'}>
    <label for={field.id}>{label}</label>
    {hint === undefined ? null : <p class="hint" id={field.hintId}>{hint}</p>}
    <FieldProblemLine field={field} />
    {children}
  </div>
)

/** Several inputs under one question. */
export const FieldGroup: FC<PropsWithChildren<{ field: ReturnType<typeof useField>; label: string; hint: string | undefined }>> = ({ field, label, hint, children }) => (
  <fieldset class={field.problem === undefined ? 'field' : 'field field--problem'} aria-describedby={describedBy(field, hint)}>
    <legend>{label}</legend>
    {hint === undefined ? null : <p class="hint" id={field.hintId}>{hint}</p>}
    <FieldProblemLine field={field} />
    {children}
  </fieldset>
)

const FieldProblemLine: FC<{ field: { problem: string | undefined; errorId: string } }> = ({ field }) =>
  field.problem === undefined ? null : (
    <p class="field__problem" id={field.errorId}><span class="visually-hidden">{say('form.error')} </span>{field.problem}</p>
  )

type TextFieldProps = FieldProps & Readonly<{
  type?: 'text' | 'email' | 'tel' | 'search' | 'url'
  inputmode?: 'numeric' | 'decimal' | 'text'
  autocomplete?: string
  /** About how many characters are expected. */
  width?: 2 | 4 | 5 | 10 | 20
}>

/** One line of text. */
export const TextField: FC<TextFieldProps> = ({ name, label, hint, value, optional = false, type = 'text', inputmode, autocomplete, width }) => {
  const field = useField(name, value)
  return (
    <Around field={field} label={labelText(label, optional)} hint={hint}>
      <input class={width === undefined ? 'input' : `input input--${width}`} id={field.id} name={name} type={type} value={field.value} inputmode={inputmode}
        autocomplete={autocomplete} aria-describedby={describedBy(field, hint)} aria-invalid={field.problem === undefined ? undefined : 'true'} />
    </Around>
  )
}

type TextAreaProps = FieldProps & Readonly<{
  rows?: number
  /** How many characters the form takes: said after the hint, and counted where a script may run. */
  most?: number
}>

/** Several lines of text. */
export const TextArea: FC<TextAreaProps> = ({ name, label, hint: given, value, optional = false, rows = 4, most }) => {
  const field = useField(name, value)
  const hint = [given, most === undefined ? undefined : say('form.most', { most })].filter((one) => one !== undefined).join(' ') || undefined
  if (most !== undefined) askForScript('count.js')
  return (
    <Around field={field} label={labelText(label, optional)} hint={hint}>
      <textarea class="input" id={field.id} name={name} rows={rows} aria-describedby={describedBy(field, hint)}
        aria-invalid={field.problem === undefined ? undefined : 'true'} data-most={most === undefined ? undefined : String(most)}>{`\n${field.value}`}</textarea>
      {most === undefined ? null : <p class="hint" role="status" data-left={say('form.left', { count: '#' })} data-over={say('form.over', { count: '#' })}></p>}
    </Around>
  )
}

/** A value and what people see of it. */
export type Choice = readonly [value: string, label: string, hint?: string]

/** One of many: more than about seven, else `RadioField`. Children: `Options` that were made before, ahead of the others. There may be hundreds: as text and not as elements, which cost several times as much. */
export const SelectField: FC<PropsWithChildren<FieldProps & Readonly<{ choices: readonly Choice[]; empty?: string }>>> = ({ name, label, hint, value, optional = false, choices, empty, children }) => {
  const field = useField(name, value)
  return (
    <Around field={field} label={labelText(label, optional)} hint={hint}>
      <select class="input" id={field.id} name={name} aria-describedby={describedBy(field, hint)} aria-invalid={field.problem === undefined ? undefined : 'true'}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {children}<Options choices={choices} chosen={field.value} />
      </select>
    </Around>
  )
}

/** As they stand in a `SelectField`; made apart where the same are wanted again and again, and none of them is chosen. */
export const Options: FC<Readonly<{ choices: readonly Choice[]; chosen?: string | undefined }>> = ({ choices, chosen }) => <>{choices.map(([choice, text]) => html`<option value="${choice}"${chosen === choice ? SELECTED : ''}>${text}</option>`)}</>
const SELECTED = raw(' selected=""')

type ChoicesProps = Readonly<{ name: string; label: string; hint?: string | undefined; choices: readonly Choice[]; optional?: boolean }>

const Choices: FC<ChoicesProps & Readonly<{ type: 'radio' | 'checkbox'; chosen: readonly string[]; field: ReturnType<typeof useField> }>> = (props) => {
  const { name, label, hint, choices, type, chosen, field, optional = false } = props
  return (
    <FieldGroup field={field} label={labelText(label, optional)} hint={hint}>
      <div class="choices">
        {choices.map(([choice, text, choiceHint], index) => (
          <ChoiceLine type={type} name={name} value={choice} label={text} hint={choiceHint} checked={chosen.includes(choice)} id={index === 0 ? field.id : `${field.id}-${index}`} />
        ))}
      </div>
    </FieldGroup>
  )
}

type ChoiceLineProps = Readonly<{ type: 'radio' | 'checkbox'; id: string; name: string; value: string; label: string; hint?: string | undefined; checked: boolean }>

const ChoiceLine: FC<ChoiceLineProps> = ({ type, id, name, value, label, hint, checked }) => (
  <div class={`choice choice--${type}`}>
    <input type={type} id={id} name={name} value={value} checked={checked} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
    <label for={id}>{label}</label>
    {hint === undefined ? null : <p class="hint" id={`${id}-hint`}>{hint}</p>}
  </div>
)

/** One of a few. */
export const RadioField: FC<ChoicesProps & Readonly<{ value?: string | undefined }>> = ({ value, ...props }) => {
  const field = useField(props.name, value)
  return <Choices {...props} type="radio" chosen={[field.value]} field={field} />
}

/** Any number of a few. */
export const TickField: FC<ChoicesProps & Readonly<{ values?: readonly string[] | undefined }>> = ({ values, ...props }) => {
  const field = useField(props.name, undefined)
  return <Choices {...props} type="checkbox" chosen={field.sent ? field.values : values ?? []} field={field} />
}

/** One box to tick: it sends `yes`. */
export const Tick: FC<Readonly<{ name: string; label: string; hint?: string | undefined; ticked?: boolean }>> = ({ name, label, hint, ticked = false }) => {
  const field = useField(name, undefined)
  return (
    <div class={field.problem === undefined ? 'field' : 'field field--problem'}>
      <FieldProblemLine field={field} />
      <ChoiceLine type="checkbox" id={field.id} name={name} value="yes" label={label} hint={hint} checked={field.sent ? field.values.includes('yes') : ticked} />
    </div>
  )
}

/** A day in three boxes, as people write it; `value` is `YYYY-MM-DD`. Read with `withDays` and `dayField`. */
export const DayField: FC<FieldProps> = ({ name, label, hint, value, optional = false }) => {
  const field = useField(name, undefined)
  const { typed } = useContext(FormContext)
  const [year = '', month = '', day = ''] = (value ?? '').split('-')
  const box = (part: 'day' | 'month' | 'year', given: string, width: 2 | 4, id: string) => (
    <div class="day__part">
      <label for={id}>{say(`form.${part}`)}</label>
      <input class={`input input--${width}`} id={id} name={`${name}-${part}`} type="text" inputmode={part === 'month' ? 'text' : 'numeric'}
        value={typed[`${name}-${part}`]?.[0] ?? given.replace(/^0+/, '')} aria-invalid={field.problem === undefined ? undefined : 'true'} />
    </div>
  )
  return (
    <FieldGroup field={field} label={labelText(label, optional)} hint={hint}>
      <div class="day">
        {box('day', day, 2, field.id)}
        {box('month', month, 4, `${field.id}-month`)}
        {box('year', year, 4, `${field.id}-year`)}
      </div>
    </FieldGroup>
  )
}

/** A file to send; the form needs `upload`. */
export const FileField: FC<Omit<FieldProps, 'value'> & Readonly<{ accept?: string }>> = ({ name, label, hint, optional = false, accept }) => {
  const field = useField(name, undefined)
  return (
    <Around field={field} label={labelText(label, optional)} hint={hint}>
      <input class="input" id={field.id} name={name} type="file" accept={accept} aria-describedby={describedBy(field, hint)} aria-invalid={field.problem === undefined ? undefined : 'true'} />
    </Around>
  )
}

/** A value that goes along unseen. */
export const Hidden: FC<Readonly<{ name: string; value: string }>> = ({ name, value }) => <input type="hidden" name={name} value={value} />

type ButtonProps = PropsWithChildren<Readonly<{ look?: 'main' | 'second' | 'warning' | 'link'; name?: string; value?: string; action?: string }>>

/** What sends the form. One main one a page; `name` and `value` say which of several was pressed. */
export const Button: FC<ButtonProps> = ({ look = 'main', name, value, action, children }) => (
  <button class={`button button--${look}`} type="submit" name={name} value={value} formaction={action}>{children}</button>
)
