import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { Buttons, Empty, Inset, LinkButton, Tag, Words } from '#platform/page/parts.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Told } from '../told/told.slot.ts'
import type { Edition } from './edition.queries.ts'
import { type Rests, kindOf, pathOf } from './rests.rules.ts'
import type { Sentence } from './sentence.queries.ts'
import { sayPrinciple } from './show-case-study.view.tsx'
import { SECTIONS, type Section } from './tables.ts'
import { sayCase } from './words/index.ts'

type Props = Readonly<{ here: Seen; sentences: readonly Sentence[]; edition: Edition | undefined; told: Told }>

export const DraftPage: FC<Props> = ({ here, sentences, edition, told }) => {
  const base = `/initiatives/${here.initiative.slug}`
  const at = `${base}/case-study`
  return (
    <InitiativePage here={here} title={sayCase('draft-page.title')} lead={sayCase('draft-page.lead')} back={{ href: at, text: sayCase('back') }} listed={false}>
      {sentences.length === 0 ? (
        <Empty text={sayCase('draft-page.empty')}><Form><Button>{sayCase('draft-page.begin')}</Button></Form></Empty>
      ) : (
        <>
          <Buttons>
            <LinkButton href={`${at}/agree`}>{sayCase(edition === undefined ? 'draft-page.publish' : 'draft-page.publish-link')}</LinkButton>
            <LinkButton href={`${at}/sentences/new`} look="second">{sayCase('draft-page.write')}</LinkButton>
            <LinkButton href={`${at}/quotes`} look="second">{sayCase('draft-page.quote')}</LinkButton>
          </Buttons>
          <Inset><p>{sayCase('draft-page.again-hint')}</p><Form><Button look="second">{sayCase('draft-page.again')}</Button></Form></Inset>
        </>
      )}
      {sentences.length === 0 && told.size === 0 ? null : SECTIONS.map((section) => <SectionPart section={section} sentences={sentences.filter((one) => one.section === section)} told={told.get(section)} base={base} />)}
    </InitiativePage>
  )
}

const WHERE: Readonly<Record<Section, string>> = {
  starting: '/themes/group', together: '/meetings', changed: '/changes/new', challenges: '/case-study/sentences/new?section=challenges', learning: '/learning/new',
  'principle-assets': '/case-study/sentences/new?section=principle-assets', 'principle-work': '/case-study/sentences/new?section=principle-work',
  'principle-give-take': '/case-study/sentences/new?section=principle-give-take', 'principle-networks': '/case-study/sentences/new?section=principle-networks',
}

const SectionPart: FC<Readonly<{ section: Section; sentences: readonly Sentence[]; told: JSX.Element | undefined; base: string }>> = ({ section, sentences, told, base }) => (
  <section id={section}>
    <h2>{sayCase(`sections.${section}`)}</h2>
    {sayPrinciple(section) === '' ? null : <p class="hint">{sayPrinciple(section)}</p>}
    {sentences.length === 0 ? <Empty text={sayCase(`missing.${section}`)}><p><a href={`${base}${WHERE[section]}`}>{sayCase(`where.${section}`)}<span class="visually-hidden">: {sayCase(`sections.${section}`)}</span></a></p></Empty> : (
      <ol class="plain-list case-draft">{sentences.map((one, index) => <DraftSentence sentence={one} at={`${base}/case-study/sentences/${one.id}`} base={base} first={index === 0} last={index === sentences.length - 1} />)}</ol>
    )}
    {told}
  </section>
)

type LineProps = Readonly<{ sentence: Sentence; at: string; base: string; first: boolean; last: boolean }>

const DraftSentence: FC<LineProps> = ({ sentence, at, base, first, last }) => {
  const { words, rests } = sentence
  const gone = rests?.state === 'taken-back'
  const text = words ?? (rests?.kind === 'item' ? rests.words : '')
  const brief = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return (
    <li class="card">
      {gone ? <p><Tag tone="gone">{sayCase('page.taken-back')}</Tag></p> : words === undefined && text === '' ? null : words === undefined ? <blockquote class="case-quote"><Words text={text} /></blockquote> : <p>{text}</p>}
      <div class="case-draft__ways">
        {gone ? null : <span class="case-draft__rests">{rests === undefined ? <Tag>{sayCase('page.own')}</Tag> : <RestsLine rests={rests} base={base} />}</span>}
        <a href={at}>{sayCase('draft-page.change')}<span class="visually-hidden"> {sayCase('draft-page.change-which', { words: brief })}</span></a>
        {first ? null : <MoveForm at={at} way="up" brief={brief} />}
        {last ? null : <MoveForm at={at} way="down" brief={brief} />}
      </div>
    </li>
  )
}

const MoveForm: FC<Readonly<{ at: string; way: 'up' | 'down'; brief: string }>> = ({ at, way, brief }) => (
  <Form action={`${at}/move`}><Hidden name="way" value={way} /><Button look="link">{sayCase(`draft-page.${way}`)}<span class="visually-hidden"> {sayCase('draft-page.change-which', { words: brief })}</span></Button></Form>
)

/** What it rests on, and what is to be looked at because of that. */
const RestsLine: FC<{ rests: Rests; base: string }> = ({ rests, base }) => {
  if (rests.state === 'hidden' || rests.state === 'closed' || rests.state === 'not-quoted') return <Tag tone="late">{sayCase(`draft-page.${rests.state}`)}</Tag>
  return (
    <>
      <a href={`${base}/${pathOf(rests)}`}>{sayCase('draft-page.rests', { kind: sayCase(`kinds.${kindOf(rests)}`) })}<span class="visually-hidden">: {rests.words.slice(0, 80)}</span></a>
      {rests.kind === 'item' && rests.onlyHere ? <> <Tag tone="good">{sayCase('draft-page.asked')}</Tag></> : null}
      {rests.changed ? <> <Tag tone="waiting">{sayCase('draft-page.changed')}</Tag></> : null}
    </>
  )
}
