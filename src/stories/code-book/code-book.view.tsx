import type { FC } from 'hono/jsx'
import { InitiativePage, type PersonId, type SeenByMember } from '#initiative/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextArea, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, Empty, Inset, LinkButton, MomentText, Pages, Timeline } from '#platform/page/parts.tsx'
import { MakeThemesPart, ThemeLine } from './themes.view.tsx'
import type { BookTheme } from './themes.queries.ts'
import type { Book, BookVersion } from './code-book.queries.ts'
import { type Code, lacksTheme } from './code-book.rules.ts'
import { type CodeProblem, LONGEST_DEFINITION } from './code.form.ts'
import { sayBook } from './words/index.ts'

const bookPath = ({ initiative }: Pick<SeenByMember, 'initiative'>) => `/initiatives/${initiative.slug}/code-book`

type BookProps = Readonly<{ here: SeenByMember; book: Book; themes: readonly BookTheme[]; versions: readonly BookVersion[]; more: boolean; paged: boolean; called: ReadonlyMap<PersonId, string> }>

export const CodeBookPage: FC<BookProps> = ({ here, book, themes, versions, more, paged, called }) => {
  const base = bookPath(here)
  return (
    <InitiativePage here={here} title={sayBook('title')} lead={sayBook('lead')} back={{ href: `/initiatives/${here.initiative.slug}/stories`, text: sayBook('back') }} listed={false}>
      <Buttons>
        <LinkButton href={`${base}/codes/new`}>{sayBook('add')}</LinkButton>
        <LinkButton href={`/initiatives/${here.initiative.slug}/coding`} look="second">{sayBook('rounds')}</LinkButton>
      </Buttons>
      {themes.some(({ item, atLeast }) => item !== undefined && atLeast === undefined) ? <p class="soft">{sayBook('themes.some-too-few')}</p> : null}
      {book.codes.length === 0 ? <Empty text={sayBook('none')} /> : (
        <Cards>{book.codes.map((code) => (
          <Card title={code.name}>
            <CodeText code={code} />
            <ThemeLine here={here} name={code.name} theme={themes.find(({ code: id }) => id === code.id)} />
            <p><a href={`${base}/codes/${code.id}`} aria-label={`${sayBook('change')}: ${code.name}`}>{sayBook('change')}</a></p>
          </Card>
        ))}</Cards>
      )}
      <MakeThemesPart here={here} missing={book.codes.filter(({ id }) => lacksTheme(themes, id)).length} />
      {versions.length === 0 ? null : (
        <section>
          <h2>{sayBook('versions')}</h2>
          <Timeline steps={versions.map(({ number, by, at, codes }) => ({
            when: <MomentText at={at} zone={here.initiative.zone} />,
            what: <><a href={`${base}/versions/${number}`}>{sayBook('version', { number })}</a>{': '}{sayBook('version-line', { codes, who: (by === undefined ? undefined : called.get(by)) ?? sayBook('somebody') })}</>,
          }))} />
          <Pages next={more ? `${base}?before=${versions.at(-1)?.number ?? 1}` : undefined} first={paged ? base : undefined} />
        </section>
      )}
    </InitiativePage>
  )
}

/** When a code fits, and an example. */
export const CodeText: FC<{ code: Code }> = ({ code: { definition, example } }) => (
  <>
    <p><strong>{sayBook('fits')}:</strong> {definition}</p>
    {example === undefined ? null : <p class="soft">{sayBook('example')}: {example}</p>}
  </>
)

export const OldBookPage: FC<Readonly<{ here: SeenByMember; book: Book }>> = ({ here, book }) => (
  <InitiativePage here={here} title={sayBook('older.title', { number: book.number })} lead={sayBook('older.lead')} back={{ href: bookPath(here), text: sayBook('older.back') }} listed={false}>
    {book.codes.length === 0 ? <p>{sayBook('older.none')}</p> : <Cards>{book.codes.map((code) => <Card title={code.name}><CodeText code={code} /></Card>)}</Cards>}
  </InitiativePage>
)

type CodeProps = Readonly<{ here: SeenByMember; book: Book; code: Code | undefined; typed?: Typed; problems?: readonly CodeProblem[] }>

export const CodePage: FC<CodeProps> = ({ here, book, code, typed = {}, problems = [] }) => {
  const sentences = sentencesOf(problems, (one) => sayBook(`problems.${one}`))
  const base = bookPath(here)
  return (
    <InitiativePage here={here} title={sayBook(code === undefined ? 'code.new' : 'code.edit')} lead={sayBook('code.lead')} back={{ href: base, text: sayBook('title') }} problems={sentences} listed={false}>
      {code !== undefined && problems.some((one) => one.code === 'changed') ? <Inset><p>{sayBook('code.now')}: <strong>{code.name}</strong></p><CodeText code={code} /></Inset> : null}
      <Form action={`${base}/codes/${code?.id ?? 'new'}`} typed={typed} problems={sentences} version={book.number}>
        <TextField name="name" label={sayBook('code.name')} hint={sayBook('code.name-hint')} value={code?.name} />
        <TextArea name="definition" label={sayBook('code.definition')} hint={sayBook('code.definition-hint')} value={code?.definition} most={LONGEST_DEFINITION} />
        <TextArea name="example" label={sayBook('code.example')} hint={sayBook('code.example-hint')} value={code?.example} rows={3} most={LONGEST_DEFINITION} optional />
        <Button>{sayBook('code.button')}</Button>
      </Form>
      {code === undefined ? null : (
        <Form action={`${base}/codes/${code.id}/take-out`} version={book.number}>
          <Button look="second">{sayBook('code.take-out')}</Button>
          <p class="hint">{sayBook('code.take-out-hint')}</p>
        </Form>
      )}
    </InitiativePage>
  )
}
