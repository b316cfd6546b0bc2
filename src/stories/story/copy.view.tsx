import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { DEFAULT_ZONE, dayOf, sayMoment, sayShortDay } from '#platform/time.ts'
import type { Given } from '../consent/consent.queries.ts'
import { ConsentFacts } from '../consent/consents.view.tsx'
import { StoryWords } from '../sealed/opened-words.tsx'
import { say } from '../words/index.ts'
import type { Opened } from './opened-version.ts'
import { NotesLine } from './show-story.view.tsx'
import type { Story } from './story.queries.ts'
import { sayStory } from './words/index.ts'

type Props = Readonly<{ story: Story; latest: Opened | undefined; consents: readonly Given[]; title: string; now: Date; address: string }>

/** What somebody keeps on paper. */
export const CopyPage: FC<Props> = ({ story, latest, consents, title, now, address }) => (
  <Page title={sayStory('copy.title')} part={title} lead={sayStory('copy.lead', { at: sayMoment(now, DEFAULT_ZONE) })} back={{ href: `/stories/${story.id}`, text: say('story-of', { day: sayShortDay(dayOf(story.toldAt, DEFAULT_ZONE)) }) }}>
    <p>{sayStory('copy.back-how', { address })}</p>
    <h2>{sayStory('show.words')}</h2>
    {latest === undefined ? null : <><NotesLine notes={latest.notes} /><p class="soft">{sayStory('show.version', { number: latest.number })}</p><StoryWords words={latest.words} /></>}
    <h2>{sayStory('copy.agreed')}</h2>
    {consents.length === 0 ? <p>{sayStory('copy.agreed-none')}</p> : consents.map((consent) => <div class="keep-together"><ConsentFacts consent={consent} zone={DEFAULT_ZONE} now={now} /></div>)}
  </Page>
)
