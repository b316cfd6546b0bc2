/**
 * Words that are explained elsewhere are marked where they first stand on a public page. Each leads to «Words on this page» at its end, where
 * it says what it means, leads on, and leads back: by links alone, for a keyboard, a finger, a screen reader and on paper alike.
 */
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { say } from '../words/index.ts'
import { type ExplainedWord, piecesOf } from './explained.rules.ts'
import { useInForm } from './form.tsx'
import { type Frame, useFrame } from './frame.tsx'

/** A page begins: none of the words was met on it yet. Nothing is marked where it isn't public. */
export const beginExplaining = (frame: Frame, isPublic: boolean): void => {
  frame.met = isPublic ? new Set() : undefined
}

/** The end of an address, which tells one word from another. */
const nameOf = ({ href }: ExplainedWord) => href.slice(href.lastIndexOf('/') + 1)

/** People's words in a line, with those marked that are explained; while a page is made. Not for headings and links, and not for what somebody is quoted with. */
export function explained(text: string): Child {
  const frame = useFrame()
  if (frame.met === undefined) return text
  frame.sought = true
  if (frame.explained === undefined || useInForm()) return text
  const pieces = piecesOf(text, frame.explained, frame.met)
  if (pieces.length === 1 && pieces[0]?.explained === undefined) return text
  return html`${pieces.map((piece) => (piece.explained === undefined || piece.explained.href === frame.path ? piece.text : html`<a class="explained" id="said-${nameOf(piece.explained)}" href="#word-${nameOf(piece.explained)}">${piece.text}</a>`))}`
}

/** What the marked words mean, at the end of the page; the page on which a word is explained needs nothing said of it. */
export const WordsOnThisPage: FC = () => {
  const { met, path } = useFrame()
  const words = [...(met ?? [])].filter(({ href }) => href !== path)
  if (words.length === 0) return null
  const ways = (one: ExplainedWord) => html`<p class="word-list__ways screen-only"><a href="${one.href}">${say('page.words.more', { word: one.word })}</a><a href="#said-${nameOf(one)}">${say('page.words.back')}</a></p>`
  return html`<section class="word-list" aria-labelledby="words-on-this-page"><h2 id="words-on-this-page">${say('page.words.title')}</h2>${words.map((one) => html`<div class="word-list__word" id="word-${nameOf(one)}"><h3>${one.word}${one.mark === undefined ? '' : html` <span class="tag tag--waiting">${one.mark}</span>`}</h3><p>${one.short}</p>${ways(one)}</div>`)}</section>`
}
