/** The frame of an initiative's pages: its name, the way between its parts, and the label of a worked example. */
import type { FC } from 'hono/jsx'
import { useFrame } from '#platform/page/frame.tsx'
import { Page, type PageProps } from '#platform/page/page.tsx'
import { Inset } from '#platform/page/parts.tsx'
import { dayOf, sayDay } from '#platform/time.ts'
import type { Seen } from './initiative.gate.ts'
import { sayClosing } from './closing/words/index.ts'
import { say } from './words/index.ts'

/** The parts of an initiative, in the order in which people need them, and the page of each. */
const PARTS = [
  ['purpose', ''], ['people', '/people'], ['questions', '/questions'], ['meetings', '/meetings'], ['heard', '/heard'], ['agreed', '/agreed'], ['happened', '/happened'], ['thread', '/thread'],
] as const

/** The pages below each part: the first step of their addresses. */
const BELOW: Readonly<Record<(typeof PARTS)[number][0], readonly string[]>> = {
  purpose: ['working-agreement', 'steps', 'ways', 'journal', 'plan', 'how-shared', 'balance', 'learning', 'reading', 'handing-over', 'close', 'ended', 'whole', 'webhooks'], people: ['people', 'invitations', 'standpoints', 'joining', 'leave'], questions: ['questions'], meetings: ['meetings'], heard: ['heard', 'voices', 'themes', 'tags', 'import', 'imports', 'stories', 'story-sessions', 'code-book', 'coding'], agreed: ['agreed', 'agreements', 'needs', 'issues', 'trying', 'ideas', 'prototypes', 'tests'],
  happened: ['happened', 'changes', 'outcomes', 'costs', 'aims'], thread: ['thread', 'case-study', 'pictures', 'items', 'export'],
}

type Props = PageProps & Readonly<{ here: Pick<Seen, 'initiative' | 'membership'> }>

/** A page of an initiative. Public ones may be found by search engines; give `listed={false}` to those that are nobody's business outside. */
export const InitiativePage: FC<Props> = ({ here, children, ...page }) => {
  const { initiative } = here
  const { path } = useFrame()
  const base = `/initiatives/${initiative.slug}`
  const [step = ''] = path.slice(base.length + 1).split('/')
  return (
    <Page part={initiative.title} listed={initiative.openTo === 'public'} {...page}
      navigation={{ label: say('parts.label'), links: PARTS.map(([part, end]) => ({ href: base + end, text: say(`parts.${part}`), here: path === base + end || BELOW[part].includes(step) })) }}>
      {initiative.over === undefined ? null : (
        <Inset><p>{sayClosing('over', { day: sayDay(dayOf(initiative.over.at, initiative.zone)) })} <a href={`${base}/ended`}>{sayClosing('what-became')}</a></p></Inset>
      )}
      {initiative.example ? <p class="made-up">{say('example')}</p> : null}
      {children}
    </Page>
  )
}
