/**
 * Says in a line of its own what others do meanwhile, and leaves the page as it is until the reader wants to see it: nothing moves
 * under their hands, and what they have ticked and typed is there again afterwards. Ticks all boxes with one, and takes along what is
 * ticked wherever a link leads on.
 */

const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name="voices"]')]

/** Says how many are ticked in all, where some are on other pages. */
function countTicks(): void {
  const line = document.querySelector<HTMLElement>('[data-elsewhere]')
  if (line) line.textContent = (line.dataset['count'] ?? '').replace('#', String(Number(line.dataset['elsewhere']) + boxes.filter((box) => box.checked).length))
}

/** The box for the whole page shows its ticks, so that one of them can be taken away again. */
function tickAllWithOne(): void {
  const all = document.querySelector<HTMLInputElement>('input[name="page"]')
  if (!all) return
  all.removeAttribute('name')
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
    countTicks()
  })
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

/** What others have done, and how many voices have come. */
type News = { done: string[]; came: number }

/** Says it, with the way to see it. */
function say(line: HTMLElement, news: News): void {
  const done = news.done
  const came = news.came
  const link = document.createElement('a')
  link.href = location.href
  link.textContent = line.dataset['show'] ?? ''
  link.addEventListener('click', (event) => {
    event.preventDefault()
    keep()
    location.reload()
  })
  const voices = came === 0 ? [] : [came === 1 ? line.dataset['cameOne'] : line.dataset['cameMany']?.replace('#', came.toLocaleString('en-GB'))]
  const steps = done.length < 2 ? done : [line.dataset['many']?.replace('#', String(done.length))]
  const text = document.createElement('p')
  text.append([...voices, ...steps].join(' '), ' ', link)
  line.replaceChildren(text)
}

async function ask<Answer>(where: string | undefined, what: string): Promise<Answer | undefined> {
  const answer = await fetch(`${where ?? ''}/${what}`)
  if (!answer.ok) return undefined
  const told: Answer = await answer.json()
  return told
}

/** What is heard of is told once, what is the reader's own not at all, and what comes quickly together. */
function teller(line: HTMLElement): (what: string) => Promise<void> {
  const known = new Set([line.dataset['latest'] ?? ''])
  const news: News = { done: [], came: 0 }
  /** Until it is known how many came before the stream was there: those that are told of meanwhile are among them. */
  let caughtUp = false
  let waiting = 0
  let told = 0
  const later = () => {
    if (waiting !== 0) return
    waiting = window.setTimeout(() => {
      waiting = 0
      told = Date.now()
      say(line, news)
    }, Math.max(0, told + PAUSE_MS - Date.now()))
  }
  return async (what) => {
    const parts = what.split(' ')
    const kind = parts[0]
    const which = parts[1] ?? ''
    if (kind === 'since') {
      caughtUp = true
      if (Number(which) <= news.came) return
      news.came = Number(which)
      return later()
    }
    if (known.has(what) || (kind === 'came' && !caughtUp)) return
    known.add(what)
    if (kind === 'came') {
      const voices = await ask<{ own: boolean }>(line.dataset['came'], which)
      if (!voices || voices.own) return
      news.came += Number(parts[2])
    } else {
      const step = await ask<{ own: boolean; counted: boolean; sentence: string }>(line.dataset['steps'], which)
      if (!step || step.own || step.counted) return
      news.done.push(step.sentence)
    }
    later()
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

for (const box of boxes) box.addEventListener('change', countTicks)
tickAllWithOne()
takeTicksAlong()
bringBack()
countTicks()
const line = document.querySelector<HTMLElement>('[data-live]')
if (line && 'EventSource' in window) follow(line)
