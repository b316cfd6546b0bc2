import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Empty, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { dayOf, sayDay } from '#platform/time.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { Told } from '../told/told.slot.ts'
import type { PersonId } from '../tables.ts'
import { mayBePublished } from './case-study.rules.ts'
import type { Edition } from './edition.queries.ts'
import type { Readable } from './readable.rules.ts'
import { Sections } from './show-case-study.view.tsx'
import { sayCase } from './words/index.ts'

type Props = Readonly<{
  here: SeenByMember
  /** What was put forward last, and what is on the public page. */
  latest: Edition | undefined; shown: Edition | undefined
  sentences: number; differs: boolean; called: ReadonlyMap<PersonId, string>
  problems: readonly Problem<'nothing-to-publish' | 'older-version'>[]
  /** Where it stands in the library, for hosts of what everybody reads. */
  library: JSX.Element | undefined
}>

export const AgreePage: FC<Props> = ({ here, latest, shown, sentences, differs, called, problems, library }) => {
  const said = sentencesOf(problems, (code) => sayCase(`problems.${code}`))
  const at = `/initiatives/${here.initiative.slug}/case-study`
  const mayPutForward = sentences > 0 && (latest === undefined || differs || latest.withdrawnAt !== undefined)
  return (
    <InitiativePage here={here} title={sayCase('agree.title')} lead={sayCase('agree.lead')} back={{ href: `${at}/draft`, text: sayCase('back-to-draft') }} problems={said} listed={false}>
      {sentences === 0 && latest === undefined ? <Empty text={sayCase('agree.nothing')} /> : null}
      {latest === undefined ? null : <EditionPart here={here} edition={latest} isShown={shown?.id === latest.id} called={called} />}
      {shown === undefined || shown.id === latest?.id ? null : <EditionPart here={here} edition={shown} isShown called={called} />}
      {mayPutForward ? (
        <section>
          <h2>{sayCase('agree.put-forward')}</h2>
          {latest === undefined || !differs ? null : <p>{sayCase('agree.differs')}</p>}
          <p>{sayCase('agree.put-forward-text', { number: (latest?.number ?? 0) + 1 })}</p>
          <Form><Button look={latest === undefined ? 'main' : 'second'}>{sayCase('agree.put-forward')}</Button></Form>
        </section>
      ) : null}
      {library}
      {shown === undefined || !here.membership.host ? null : (
        <section>
          <h2>{sayCase('agree.off-title')}</h2>
          <p>{sayCase('agree.off-text')}</p>
          <Form action={`${at}/agree/${shown.id}/take-off`}><Button look="warning">{sayCase('agree.off-button')}</Button></Form>
        </section>
      )}
    </InitiativePage>
  )
}

const EditionPart: FC<Readonly<{ here: SeenByMember; edition: Edition; isShown: boolean; called: Props['called'] }>> = ({ here, edition, isShown, called }) => {
  const at = `/initiatives/${here.initiative.slug}/case-study/agree/${edition.id}`
  const state = isShown ? 'public' : edition.withdrawnAt === undefined ? 'waits' : 'off'
  const mine = edition.consents.some(({ person }) => person === here.person.id)
  const isLast = mayBePublished([...edition.consents.filter(({ takesPart }) => takesPart), { host: here.membership.host }])
  return (
    <section>
      <h2>{sayCase('agree.version', { number: edition.number })} <Tag tone={isShown ? 'good' : 'waiting'}>{sayCase(`agree.${state}`)}</Tag></h2>
      <p>{sayCase('agree.from', { day: sayDay(dayOf(edition.at, here.initiative.zone)) })}. <a href={at}>{sayCase('agree.read')}</a></p>
      <h3>{sayCase('agree.who')}</h3>
      {edition.consents.length === 0 ? <p>{sayCase('agree.nobody')}</p> : (
        <ul>{edition.consents.map(({ person, host }) => <li>{(person === undefined ? undefined : called.get(person)) ?? sayCase('agree.left')}{host ? <> <Tag>{sayCase('agree.host')}</Tag></> : null}</li>)}</ul>
      )}
      {mine ? <Form action={`${at}/not`}><Button look="second">{sayCase('agree.not')}</Button></Form>
        : edition.withdrawnAt === undefined ? <Form action={at}><Button>{sayCase(isLast && !isShown ? 'agree.button-last' : 'agree.button')}</Button></Form> : null}
    </section>
  )
}

/** What was put forward, as readers would see it. */
export const VersionPage: FC<Readonly<{ here: SeenByMember; edition: Edition; sentences: readonly Readable[]; told: Told }>> = ({ here, edition, sentences, told }) => (
  <InitiativePage here={here} title={sayCase('agree.version', { number: edition.number })} back={{ href: `/initiatives/${here.initiative.slug}/case-study/agree`, text: sayCase('agree.title') }} listed={false}>
    <Sections sentences={sentences} told={told} />
  </InitiativePage>
)
