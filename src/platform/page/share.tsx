/** Lets people pass a page on: its address to copy, a letter, and what their own device offers. Nothing is loaded from anywhere, and nobody is told. */
import { html } from 'hono/html'
import type { FC } from 'hono/jsx'
import { say } from '../words/index.ts'
import { askForScript, useFrame } from './frame.tsx'

/** @param path the one path under which the page is known */
export const Share: FC<{ title: string; path: string }> = ({ title, path }) => {
  const frame = useFrame()
  askForScript('share.js')
  const address = frame.origin + path
  const letter = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${address}`)}`
  const ways = [
    html`<label for="share-address">${say('share.address')}</label><input class="input" id="share-address" type="url" readonly="" value="${address}"/>`,
    html`<button class="button button--second" type="button" data-copy="${say('share.copied')}" data-not-copied="${say('share.not-copied')}" hidden="">${say('share.copy')}</button>`,
    html`<button class="button button--second" type="button" data-pass-on="true" hidden="">${say('share.pass-on')}</button>`,
    html`<a class="button button--link" href="${letter}">${say('share.letter')}</a><p class="share__said" role="status"></p>`,
  ]
  return html`<section class="share" aria-labelledby="share" data-share="${title}"><h2 id="share" class="screen-only">${say('share.title')}</h2><p class="print-only">${say('share.printed', { address })}</p><div class="share__ways screen-only">${ways}</div></section>`
}
