/**
 * Says in a line of its own what others do meanwhile, and leaves the page as it is until the reader wants to see it: nothing moves
 * under their hands, and what they have ticked and typed is there again afterwards. Ticks all boxes with one, and takes along what is
 * ticked wherever a link leads on.
 */

const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name="voices"]')]

/** The box for the whole page shows its ticks, so that one of them can be taken away again. */
function tickAllWithOne(): void {
  const all = document.querySelector<HTMLInputElement>('input[name="page"]')
  if (!all) return
  all.removeAttribute('name')
  all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked })
  for (const box of boxes) box.addEventListener('change', () => { if (!box.checked) all.checked = false })
}

const KEPT = `sense ${location.pathname}${location.search}`
const fields = () => [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.choose .action-bar input, .choose .action-bar select')]

/** Keeps what is ticked and typed for the same page asked for anew; it is forgotten as soon as it is there again. */
function keep(): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ ticked: boxes.filter((box) => box.checked).map((box) => box.value), typed: fields().map((field) => ({ name: field.name, value: field.value })) }))
}

function bringBack(): void {
  const kept = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  if (!kept) return
  const work: { ticked: string[]; typed: { name: string; value: string }[] } = JSON.parse(kept)
  for (const box of boxes) box.checked = work.ticked.includes(box.value)
  for (const field of fields()) field.value = work.typed.find((one) => one.name === field.name)?.value ?? field.value
}

const asOpened = boxes.map((box) => box.checked)

/** A link to another page of these voices takes along what was ticked since this one was opened: by the form, as its buttons do. */
function takeTicksAlong(): void {
  const form = document.querySelector<HTMLFormElement>('.sense__voices > form')
  document.querySelector('main')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!form || !link || link.pathname !== location.pathname || link.hash || 'untick' in link.dataset || link.closest('.sense__live')) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || boxes.every((box, index) => box.checked === asOpened[index])) return
    event.preventDefault()
    const button = document.createElement('button')
    button.name = 'to'
    button.value = link.search
    button.hidden = true
    form.append(button)
    button.click()
    button.remove()
  })
}

/** Between two sentences somebody who listens has time to go on. */
const PAUSE_MS = 3_000

/** Says what others have done, with the way to see it. */
function say(line: HTMLElement, sentences: string[]): void {
  const link = document.createElement('a')
  link.href = location.href
  link.textContent = line.dataset['show'] ?? ''
  link.addEventListener('click', (event) => {
    event.preventDefault()
    keep()
    location.reload()
  })
  const text = document.createElement('p')
  text.append(sentences.length === 1 ? sentences[0] ?? '' : (line.dataset['many'] ?? '').replace('#', String(sentences.length)), ' ', link)
  line.replaceChildren(text)
}

/** What is heard of is told once, what is the reader's own not at all, and what comes quickly together. */
function teller(line: HTMLElement): (what: string) => Promise<void> {
  const known = new Set([line.dataset['latest'] ?? ''])
  const news: string[] = []
  let waiting = 0
  let told = 0
  return async (what) => {
    if (known.has(what)) return
    known.add(what)
    const answer = await fetch(`${line.dataset['steps'] ?? ''}/${what.split(' ')[1] ?? ''}`)
    if (!answer.ok) return
    const step: { own: boolean; sentence: string } = await answer.json()
    if (step.own) return
    news.push(step.sentence)
    if (waiting !== 0) return
    waiting = window.setTimeout(() => {
      waiting = 0
      told = Date.now()
      say(line, news)
    }, Math.max(0, told + PAUSE_MS - Date.now()))
  }
}

/** A page that nobody looks at needs no connection: a browser has few of them. */
function follow(line: HTMLElement): void {
  const hear = teller(line)
  let source: EventSource | undefined
  const leave = () => {
    source?.close()
    source = undefined
  }
  const look = () => {
    if (document.visibilityState === 'hidden') leave()
    else if (!source) {
      source = new EventSource(line.dataset['live'] ?? '')
      source.addEventListener('step', (event: MessageEvent<string>) => { hear(event.data).catch(() => undefined) })
    }
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', look)
  look()
}

tickAllWithOne()
takeTicksAlong()
bringBack()
const line = document.querySelector<HTMLElement>('[data-live]')
if (line && 'EventSource' in window) follow(line)
