/** Many things ticked, one action for them all: a plain form that needs no script. */
import { html, raw } from 'hono/html'
import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { say } from '../words/index.ts'
import { FieldGroup, useField } from './form.tsx'

/** A thing to tick: `label` names it, `more` says more of it below. */
type Choosable = Readonly<{ value: string; label: Child; more?: Child | undefined; ticked?: boolean }>

type Props = PropsWithChildren<Readonly<{
  /** The name under which each ticked value is sent; read with `ids`. */
  name: string
  label: string
  hint?: string | undefined
  items: readonly Choosable[]
}>>

/**
 * A list of things to tick and, as children, what is done with them (fields, then `Buttons`): the bar stays in sight and counts.
 * Stands inside a `Form`. Its error link is `#field-<name>`, as for every field.
 */
export const ChooseMany: FC<Props> = ({ name, label, hint, items, children }) => {
  const field = useField(name, undefined)
  return (
    <div class="choose">
      <FieldGroup field={field} label={label} hint={hint}>
        <ul class="choose__list" role="list">
          {items.map((item, index) =>
            choosableLine(item, name, index === 0 ? field.id : `${field.id}-${index}`, field.sent ? field.values.includes(item.value) : item.ticked ?? false))}
        </ul>
      </FieldGroup>
      <div class="action-bar">
        <p class="action-bar__count">{say('form.chosen')}</p>
        {children}
      </div>
    </div>
  )
}

/** There may be hundreds: as text and not as elements, which cost several times as much. */
const choosableLine = ({ value, label, more }: Choosable, name: string, id: string, ticked: boolean): Child =>
  html`<li class="choose__item"><div class="choice choice--checkbox"><input type="checkbox" id="${id}" name="${name}" value="${value}"${ticked ? CHECKED : ''}${more === undefined ? '' : html` aria-describedby="${id}-more"`}/><label for="${id}">${label}</label>${more === undefined ? '' : html`<div class="choice__more" id="${id}-more">${more}</div>`}</div></li>`
const CHECKED = raw(' checked=""')
