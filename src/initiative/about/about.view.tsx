import type { FC } from 'hono/jsx'
import { TextArea, TickField } from '#platform/page/form.tsx'
import { Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { sayThread } from '../thread/words/index.ts'
import { wholePage } from '../thread/whole-page.ts'
import type { AboutCode } from './about.form.ts'
import type { Thing } from './about.queries.ts'
import { sayAbout } from './words/index.ts'

const kindOf = ({ kind }: Thing) => (kind === 'meeting' || kind === 'entry' ? sayAbout(kind) : sayThread(`kinds.${kind}`))

const pathOf = (base: string, { kind, id }: Thing) => `${base}/${kind === 'meeting' ? 'meetings' : kind === 'entry' ? 'journal' : wholePage(kind)}/${id}`

/** What something is about, as links; nothing where it is about nothing. */
export const AboutList: FC<Readonly<{ base: string; things: readonly Thing[] }>> = ({ base, things }) =>
  things.length === 0 ? null : <ul class="plain-list">{things.map((one) => <li><Tag>{kindOf(one)}</Tag>{' '}<a href={pathOf(base, one)}>{one.words}</a></li>)}</ul>

type FieldsProps = Readonly<{ offered: readonly Thing[]; chosen: readonly Thing[]; problems: readonly Problem[] }>

/** What there is to link, folded away until it is needed: few entries need it. */
export const AboutFields: FC<FieldsProps> = ({ offered, chosen, problems }) => {
  const all = [...chosen, ...offered.filter(({ id }) => !chosen.some((one) => one.id === id))]
  return (
    <details class="details" open={chosen.length > 0 || problems.some(({ field }) => field === 'about' || field === 'addresses')}>
      <summary>{sayAbout('summary')}</summary>
      <div>
        {all.length === 0 ? null : <TickField name="about" label={sayAbout('newest')} choices={all.map((one) => [one.id, sayAbout('choice', { kind: kindOf(one), words: one.words })] as const)} values={chosen.map(({ id }) => id)} optional />}
        <TextArea name="addresses" label={sayAbout('addresses')} hint={sayAbout('addresses-hint')} rows={2} optional />
      </div>
    </details>
  )
}

/** What to put right about the links. */
export const aboutProblem = (code: AboutCode): string => sayAbout(`problems.${code}`)
export const isAboutCode = (code: string): code is AboutCode => code === 'about-unknown' || code === 'addresses-unknown' || code === 'addresses-too-long'
