/** The foot of a purpose page: how the group works, and what hosts see to, in groups by what somebody wants to do. */
import type { FC } from 'hono/jsx'
import type { Seen } from '../initiative.gate.ts'
import { HOW_GROUPS, HOW_WE_WORK } from './how-we-work.ts'
import { sayPurpose } from './words/index.ts'

type Link = Readonly<{ href: string; text: string }>
type Group = Readonly<{ title: string; links: readonly Link[] }>

/** Groups of links, beside each other where there is room; one without links is left out. */
const Groups: FC<Readonly<{ groups: readonly Group[] }>> = ({ groups }) => (
  <div class="link-groups">
    {groups.filter(({ links }) => links.length > 0).map(({ title, links }) => (
      <section>
        <h3>{title}</h3>
        <ul class="actions">{links.map(({ href, text }) => <li><a href={href}>{text}</a></li>)}</ul>
      </section>
    ))}
  </div>
)

export const HowWeWork: FC<Readonly<{ base: string }>> = ({ base }) => (
  <>
    <h2>{sayPurpose('how.title')}</h2>
    <Groups groups={HOW_GROUPS.map((group) => ({ title: sayPurpose(`how.${group}`), links: HOW_WE_WORK[group].map(({ end, title }) => ({ href: base + end, text: title() })) }))} />
  </>
)

const AFTER = { right: ['edit', 'reports', 'webhooks'], elsewhere: ['export', 'whole'], end: ['handing-over', 'close', 'remove-example'] } as const
type End = (typeof AFTER)[keyof typeof AFTER][number]

/** What hosts see to, and what anybody takes along. A worked example is removed by whoever may. */
export const LookAfter: FC<Readonly<{ here: Pick<Seen, 'initiative' | 'membership'>; mayRemoveExample: boolean }>> = ({ here: { initiative, membership }, mayRemoveExample }) => {
  const host = membership?.host === true
  const may = (end: End) => (end === 'export' ? true : end === 'remove-example' ? initiative.example && mayRemoveExample : host && (end !== 'close' || initiative.over === undefined))
  const linksOf = (ends: readonly End[]) => ends.filter(may).map((end) => ({ href: `/initiatives/${initiative.slug}/${end}`, text: sayPurpose(`after.${end}`) }))
  if (!host) return <><h2>{sayPurpose('after.take')}</h2><ul class="actions">{linksOf([...AFTER.elsewhere, ...AFTER.end]).map(({ href, text }) => <li><a href={href}>{text}</a></li>)}</ul></>
  return (
    <>
      <h2>{sayPurpose('after.title')}</h2>
      <Groups groups={(['right', 'elsewhere', 'end'] as const).map((group) => ({ title: sayPurpose(`after.groups.${group}`), links: linksOf(AFTER[group]) }))} />
    </>
  )
}
