import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { entryPath } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import { say } from '../words/index.ts'
import type { ListedPolicy } from './policy.queries.ts'
import type { Policy } from './policy.rules.ts'
import { sayPolicy } from './words/index.ts'

export const POLICIES = '/library/policies'

/** When it was last held against the source, and by whom; that nobody did, where nobody did. */
export const Checked: FC<Pick<Policy, 'checked'>> = ({ checked }) =>
  checked === undefined ? <Tag tone="waiting">{sayPolicy('checked.never')}</Tag> : <>{sayPolicy('checked.on')}: <DayText day={checked.on} />, {sayPolicy('checked.by', { by: checked.by })}</>

export const PoliciesPage: FC<Readonly<{ policies: readonly ListedPolicy[]; next: EntryId | undefined; later: boolean; editor: boolean }>> = ({ policies, next, later, editor }) => (
  <Page title={sayPolicy('list.title')} part={say('title')} lead={sayPolicy('list.lead')} back={{ href: '/library', text: say('title') }} listed={!later}>
    {editor ? <p class="screen-only"><LinkButton href={`${POLICIES}/new`} look="second">{sayPolicy('list.new')}</LinkButton></p> : null}
    {policies.length === 0 ? <Empty text={sayPolicy('list.none')} /> : <Cards>{policies.map((one) => <PolicyCard policy={one} />)}</Cards>}
    <Pages next={next === undefined ? undefined : `${POLICIES}?after=${next}`} first={later ? POLICIES : undefined} />
  </Page>
)

const PolicyCard: FC<{ policy: ListedPolicy }> = ({ policy: { slug, content } }) => {
  const { name, type, year, principles, duties, checked } = content
  const carries = sayPolicy('carries', { principles: principles.length, duties: duties.length })
  return (
    <Card title={name} href={entryPath('policy', slug)} quiet={[sayPolicy(`types.${type}`), year?.toString(), carries].filter((part) => part !== undefined && part !== '').join(' · ')}>
      {content.about === '' ? null : <p>{content.about}</p>}
      <p class="card__quiet"><Checked checked={checked} /></p>
    </Card>
  )
}
