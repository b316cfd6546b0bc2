/**
 * Shows what is found as somebody types and chooses: the same page is asked for, and its results take the place of those that are there.
 * Nothing that has the focus moves or is made anew; how many there are is said once the typing rests.
 */
/** Typing that rests so long is a question; a tick is one at once. */
const RESTS = 300
const AT_ONCE = 30

const form = document.querySelector<HTMLFormElement>('.search__form')
const says = document.querySelector<HTMLElement>('#search-says')
let waiting = 0
let asking = new AbortController()

/** As the form would send it, without what is empty. */
function addressOf(search: HTMLFormElement): string {
  const pairs = new URLSearchParams()
  new FormData(search).forEach((value, name) => { if (typeof value === 'string' && value.trim() !== '') pairs.append(name, value) })
  const query = pairs.toString()
  return query === '' ? search.action : `${search.action}?${query}`
}

/** What can be chosen is made anew, unless somebody is there: then only its numbers change. */
function renewChoices(here: HTMLElement, come: HTMLElement): void {
  if (!here.contains(document.activeElement)) {
    const open = new Set([...here.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent))
    for (const summary of come.querySelectorAll('summary')) if (open.has(summary.textContent) || (summary.parentElement?.matches('.filters__fold') && here.querySelector('.filters__fold[open]'))) summary.parentElement?.setAttribute('open', '')
    here.replaceChildren(...come.childNodes)
    return
  }
  const labels = new Map([...come.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].map((box) => [box.id, box.labels?.[0]?.textContent ?? '']))
  for (const box of here.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    const label = box.labels?.[0]
    if (label) label.textContent = labels.get(box.id) ?? (label.textContent ?? '').replace(/\([^()]*\)$/, '(0)')
  }
}

async function show(search: HTMLFormElement): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const address = addressOf(search)
  const answer = await fetch(address, { signal: asking.signal, headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const id of ['results', 'narrow']) {
    const here = document.querySelector<HTMLElement>(`#${id}`)
    const come = page.querySelector<HTMLElement>(`#${id}`)
    if (!here || !come) continue
    if (id === 'narrow') renewChoices(here, come)
    else if (!here.contains(document.activeElement)) here.replaceChildren(...come.childNodes)
  }
  const around = search.parentElement
  const aroundCome = page.querySelector('.search')
  if (around && aroundCome) around.className = aroundCome.className
  document.title = page.title
  const heading = document.querySelector('h1')
  const headingCome = page.querySelector('h1')
  if (heading && headingCome) heading.textContent = headingCome.textContent
  history.replaceState(null, '', address)
  if (says) says.textContent = document.querySelector('#results h2, #results .empty p')?.textContent ?? ''
}

/** Asked for later, and not if something else is asked meanwhile; where it fails, the button is still there. */
function ask(search: HTMLFormElement, rests: number): void {
  clearTimeout(waiting)
  waiting = window.setTimeout(() => { void show(search).catch(() => undefined) }, rests)
}

form?.addEventListener('input', (event) => {
  if (!form) return
  ask(form, event.target instanceof HTMLInputElement && event.target.type === 'search' ? RESTS : AT_ONCE)
})
