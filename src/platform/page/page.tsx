/** The frame of every page: head, header, the one main part, footer. */
import { html, raw } from 'hono/html'
import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import type { Problem } from '../problems.ts'
import { say } from '../words/index.ts'
import { WordsOnThisPage, beginExplaining } from './explained.tsx'
import { ErrorSummary } from './form.tsx'
import { useFrame } from './frame.tsx'
import { type PageFacts, SaidToPrograms } from './head.tsx'
import { Warning } from './parts.tsx'

type Crumb = Readonly<{ href: string; text: string }>

export type PageProps = PropsWithChildren<{
  /** What the page is for: its heading and its title. */
  title: string
  /** Where «Back» leads, with the name of that page. */
  back?: Crumb | undefined
  /** The way between the parts of what this page belongs to. */
  navigation?: Readonly<{ label: string; links: readonly Readonly<{ href: string; text: string; here: boolean }>[] }> | undefined
  /** A line above the heading: what this page is part of. */
  part?: string | undefined
  /** A sentence or two under the heading. */
  lead?: string | undefined
  /** Problems with the page's form, with their sentences: shown first and linked to the fields. */
  problems?: readonly Readonly<{ field: string; sentence: string }>[]
  /** Scripts of the page by plain name (`'choose-many.js'`); the page works without. */
  scripts?: readonly string[]
  /** Room for a wide table or picture; text keeps its measure all the same. */
  wide?: boolean
  /** Not to be found by search engines; the default for everything that isn't public. */
  listed?: boolean
  /** What it says of itself to other programs; only where it is listed. */
  facts?: PageFacts | undefined
  /** Feeds and other forms of the same page, for programs. */
  links?: readonly Readonly<{ href: string; type: string; title: string }>[]
}>

export const Page: FC<PageProps> = ({ title, back, navigation, part, lead, problems = [], scripts = [], wide = false, listed = false, facts, links = [], children }) => {
  const frame = useFrame()
  beginExplaining(frame, listed && problems.length === 0)
  const full = problems.length > 0 ? say('site.error-title', { title }) : title
  return (
    <html lang={frame.locale === 'en-XA' ? 'en' : frame.locale}>
      <Head title={full} listed={listed} facts={facts === undefined ? undefined : <SaidToPrograms title={title} facts={facts} />} links={links} scripts={scripts} />
      <body>
        <a class="skip" href="#main">{say('site.skip')}</a>
        <Header />
        <div class={wide ? 'sheet sheet--wide' : 'sheet'}>
          {navigation === undefined ? null : <Parts {...navigation} />}
          {back === undefined ? null : <nav class="back" aria-label={say('page.back')}><a href={back.href}>{back.text}</a></nav>}
          <main id="main" tabindex={-1}>
            {frame.mustLook === true && frame.path !== '/me' ? <Warning><p>{say('site.must-look')} <a href="/me">{say('site.must-look-link')}</a></p></Warning> : null}
            {frame.notice === undefined ? null : <Notice sentence={frame.notice} />}
            <ErrorSummary problems={problems} />
            <header class="heading">
              {part === undefined ? null : <p class="part">{part}</p>}
              <h1>{title}</h1>
              {lead === undefined ? null : <p class="lead">{lead}</p>}
            </header>
            {children}
            <WordsOnThisPage />
          </main>
        </div>
        <Footer />
        <Scripts />
      </body>
    </html>
  )
}

/** What the parts above have asked for: it stands last, when they are all made. */
const Scripts: FC = () => {
  const frame = useFrame()
  return html`${[...(frame.scripts ?? [])].map((script) => html`<script type="module" src="${frame.asset(script)}"></script>`)}`
}

const Notice: FC<{ sentence: string }> = ({ sentence }) => (
  <div class="notice" role="status" aria-label={say('site.notice')}><p>{sentence}</p></div>
)

/** On a narrow screen the links lie folded behind one line that names where one is; the line stands beside the list, so that wide screens show the list whatever is folded. */
const Parts: FC<NonNullable<PageProps['navigation']>> = ({ label, links }) => (
  <nav class="parts parts--fold" aria-label={label}>
    <details><summary>{foldedInWords(label, links.find((one) => one.here)?.text)}</summary></details>
    <ul>{links.map(({ href, text, here }) => <li><a href={href} aria-current={here ? 'page' : undefined}>{text}</a></li>)}</ul>
  </nav>
)

const foldedInWords = (label: string, here: string | undefined) => (here === undefined ? label : say('page.parts-here', { label, here }))

// What stands on every page is written as text and not as elements, which cost several times as much to make.

type HeadProps = Readonly<{ title: string; listed: boolean; facts: Child; links: NonNullable<PageProps['links']>; scripts: readonly string[] }>
const Head: FC<HeadProps> = ({ title, listed, facts, links, scripts }) => {
  const { siteName, asset } = useFrame()
  return html`<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/><title>${title} – ${siteName}</title>${listed ? '' : html`<meta name="robots" content="noindex"/>`}<link rel="stylesheet" href="${asset('main.css')}"/><link rel="icon" href="${asset('mark.svg')}" type="image/svg+xml"/><link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="${siteName}"/>${listed ? facts : ''}${links.map(({ href, type, title: called }) => html`<link rel="alternate" href="${href}" type="${type}" title="${called}"/>`)}${scripts.map((script) => html`<script type="module" src="${asset(script)}"></script>`)}</head>`
}

const Header: FC = () => {
  const { siteName, path, administrator, called } = useFrame()
  const link = (href: string, text: string) => html`<li><a href="${href}"${path === href ? raw(' aria-current="page"') : ''}>${text}</a></li>`
  return html`<header class="site-header"><div class="site-header__row"><a class="site-name" href="/">${siteName}</a><nav aria-label="${say('site.menu')}"><ul>${link('/initiatives', say('site.initiatives'))}${link('/library', say('site.library'))}${link('/search', say('site.search'))}${administrator ? link('/admin', say('site.look-after')) : ''}${called === undefined ? link('/sign-in', say('site.sign-in')) : link('/me', say('site.my-page'))}</ul></nav></div></header>`
}

const Footer: FC = () => html`<footer class="site-footer"><div class="site-footer__row"><nav aria-label="${say('site.footer')}"><ul><li><a href="/help">${say('site.help')}</a></li><li><a href="/privacy">${say('site.privacy')}</a></li><li><a href="/accessibility">${say('site.accessibility')}</a></li></ul></nav><p class="site-footer__watch">${say('site.not-watched')}</p><p>${say('site.about')}</p></div></footer>`

/** Problems with their sentences, as `Page` and the fields show them. */
export const sentencesOf = <Code extends string>(problems: readonly Problem<Code>[], sentence: (code: Code) => string) =>
  problems.map((problem) => ({ field: problem.field, sentence: sentence(problem.code) }))
