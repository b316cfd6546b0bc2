import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { sayShortDay } from '#platform/time.ts'
import { say } from './words/index.ts'

/** The day on which the accessibility statement was last looked over; it changes with its text. */
const LOOKED_OVER = '2026-11-22'

const Part: FC<{ title: string; texts: readonly string[] }> = ({ title, texts }) => (
  <section>
    <h2>{title}</h2>
    {texts.length === 1 ? <p>{texts[0]}</p> : <ul>{texts.map((text) => <li>{text}</li>)}</ul>}
  </section>
)

export const AccessibilityPage: FC = () => (
  <Page title={say('accessibility.title')} lead={say('accessibility.lead')} listed>
    <Part title={say('accessibility.aim.title')} texts={[say('accessibility.aim.text')]} />
    <Part title={say('accessibility.tested.title')} texts={[say('accessibility.tested.machine'), say('accessibility.tested.people')]} />
    <Part title={say('accessibility.known.title')} texts={[say('accessibility.known.formats'), say('accessibility.known.words')]} />
    <Part title={say('accessibility.tell.title')} texts={[say('accessibility.tell.text')]} />
    <Part title={say('accessibility.law.title')} texts={[say('accessibility.law.text')]} />
    <p>{say('accessibility.when', { day: sayShortDay(LOOKED_OVER) })}</p>
  </Page>
)

export const PrivacyPage: FC = () => (
  <Page title={say('privacy.title')} lead={say('privacy.lead')} listed>
    <Part title={say('privacy.kept.title')} texts={[say('privacy.kept.name'), say('privacy.kept.reach'), say('privacy.kept.here-as'), say('privacy.kept.said'), say('privacy.kept.came')]} />
    <Part title={say('privacy.sees.title')} texts={[say('privacy.sees.members'), say('privacy.sees.outside'), say('privacy.sees.few'), say('privacy.sees.run')]} />
    <Part title={say('privacy.yours.title')} texts={[say('privacy.yours.take-back'), say('privacy.yours.copy'), say('privacy.yours.erase'), say('privacy.yours.where')]} />
    <Part title={say('privacy.not.title')} texts={[say('privacy.not.cookies'), say('privacy.not.third'), say('privacy.not.log')]} />
    <Part title={say('privacy.who.title')} texts={[say('privacy.who.text')]} />
  </Page>
)
