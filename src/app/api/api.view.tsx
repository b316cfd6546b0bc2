import type { Child, FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Table } from '#platform/page/parts.tsx'
import type { Operation, Parameter } from './operations.rules.ts'
import type en from './words/en.json'
import { sayApi } from './words/index.ts'

type Known = keyof (typeof en)['parameters']
const KNOWN: Readonly<Record<Known, true>> = { slug: true, entry: true, item: true, kind: true, since: true, after: true, limit: true, area: true, topic: true, status: true, search: true, q: true, question: true, meeting: true, words: true, list: true, seenBy: true, standpoint: true, channel: true, 'Idempotency-Key': true, collection: true, from: true, until: true, sort: true, type: true, way: true, step: true, stage: true, sector: true, format: true, language: true, scope: true, term: true, policy: true }
const isKnown = (name: string): name is Known => name in KNOWN

/** What a parameter is for; a test holds that each has its sentence. */
export const sentenceOf = ({ name }: Pick<Parameter, 'name'>): string => (isKnown(name) ? sayApi(`parameters.${name}`) : '')

/** An address that can be tried as it stands, but for the name of the initiative. */
const EXAMPLES: Readonly<Record<string, string>> = { slug: 'evening-clinics', item: '00000000-0000-4000-8000-000000000000', question: '00000000-0000-4000-8000-000000000000', meeting: '00000000-0000-4000-8000-000000000000' }
const exampleOf = ({ path }: Operation) => path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name)

/** How it is asked from a command line. */
function curlOf(operation: Operation, origin: string): string {
  const address = `"${origin}${exampleOf(operation)}"`
  const { example } = operation.facts
  if (example === undefined) return `curl ${address}`
  const headers = ['Authorization: Bearer thegither_…', 'Idempotency-Key: 2026-11-24-voice-1', 'Content-Type: application/json']
  return ['curl', ...headers.map((header) => `  -H "${header}"`), `  -d '${JSON.stringify(example)}'`, `  ${address}`].join(' \\\n')
}

type Props = Readonly<{ operations: readonly Operation[]; origin: string; signedIn: boolean }>

export const ApiPage: FC<Props> = ({ operations, origin, signedIn }) => (
  <Page title={sayApi('title')} lead={sayApi('lead')} listed>
    <section>
      <h2>{sayApi('begin.title')}</h2>
      <p>{sayApi('begin.open')}</p>
      <pre class="example" role="group" tabindex={0} aria-label={sayApi('example')}><code>{`curl ${origin}/initiatives.json`}</code></pre>
      <p>{sayApi('begin.token')} <a href={signedIn ? '/me/tokens' : '/sign-in?next=%2Fme%2Ftokens'}>{sayApi('begin.make')}</a></p>
      <pre class="example" role="group" tabindex={0} aria-label={sayApi('example')}><code>{`curl -H "Authorization: Bearer thegither_…" ${origin}/initiatives.json`}</code></pre>
      <p><a href="/api/openapi.json">{sayApi('begin.openapi')}</a></p>
    </section>
    <section>
      <h2>{sayApi('ask')}</h2>
      <p>{sayApi('ask-names')}</p>
      {operations.filter(({ method }) => method === 'get').map((operation) => <OperationPart operation={operation} origin={origin} />)}
    </section>
    <section>
      <h2>{sayApi('add')}</h2>
      {(['who', 'once', 'wrong'] as const).map((part) => <p>{sayApi(`adding.${part}`)}</p>)}
      {operations.filter(({ method }) => method === 'post').map((operation) => <OperationPart operation={operation} origin={origin} />)}
    </section>
    {(['never', 'pages', 'same', 'limits', 'problems', 'webhooks', 'format'] as const).map((part) => <section><h2>{sayApi(`${part}.title`)}</h2><p>{sayApi(`${part}.text`)}</p></section>)}
  </Page>
)

const OperationPart: FC<{ operation: Operation; origin: string }> = ({ operation, origin }) => {
  const { facts: { says, operation: name, type }, path, parameters, method, pages } = operation
  const { title, text } = says()
  const said = [...parameters.filter((parameter) => parameter.in === 'query'), ...operation.fields]
  return (
    <section class="keep-together">
      <h3 id={name}>{title}</h3>
      <p>{text}</p>
      <pre class="example" role="group" tabindex={0} aria-label={title}><code>{`${method.toUpperCase()} ${path}\n${curlOf(operation, origin)}`}</code></pre>
      {said.length === 0 ? null : (
        <Table caption={sayApi('parameters-of', { title })} head={[sayApi('name'), sayApi('what'), sayApi('values')]}
          rows={said.map((parameter) => [<code>{parameter.name}</code>, `${sentenceOf(parameter)}${parameter.required ? ` ${sayApi('needed')}` : ''}`, valuesOf(parameter)])} />
      )}
      {pages.length === 0 ? null : <p class="hint">{sayApi('at-these', { count: pages.length })}{pages.map((page, at) => <>{at === 0 ? ' ' : ', '}<code>{page}</code></>)}</p>}
      <p class="hint">{sayApi('gives')} <code>{type.split(';')[0]}</code></p>
    </section>
  )
}

/** The values that a parameter may have, where they can be listed. */
function valuesOf({ schema }: Parameter): Child {
  const choices = [schema, ...(Array.isArray(schema['anyOf']) ? schema['anyOf'] : [])].flatMap((one: unknown) => (typeof one === 'object' && one !== null && 'enum' in one && Array.isArray(one.enum) ? one.enum : []))
  const [least, most] = [schema['minimum'], schema['maximum']]
  if (typeof least === 'number' && typeof most === 'number') return sayApi('between', { least, most })
  return choices.length === 0 ? '' : <code>{choices.map(String).join(', ')}</code>
}
