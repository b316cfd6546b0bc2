/** The pages for when something is not there, not allowed, or went wrong. */
import type { FC } from 'hono/jsx'
import { say } from '../words/index.ts'
import { Page } from './page.tsx'

export const NotFoundPage: FC<{ signedIn: boolean }> = ({ signedIn }) => (
  <Page title={say('faults.not-found.title')} lead={say('faults.not-found.text')}>
    <p>{say('faults.not-found.check')}</p>
    {signedIn ? null : <p><a href="/sign-in">{say('faults.not-found.sign-in')}</a></p>}
    <p><a href="/">{say('faults.not-found.home')}</a></p>
  </Page>
)

export const ForbiddenPage: FC<{ who: string }> = ({ who }) => (
  <Page title={say('faults.forbidden.title')}><p>{say('faults.forbidden.who', { who })}</p></Page>
)

export const ForeignFormPage: FC = () => (
  <Page title={say('faults.foreign.title')} lead={say('faults.foreign.text')}><p>{say('faults.foreign.what')}</p></Page>
)

export const OutdatedPage: FC<{ back: string }> = ({ back }) => (
  <Page title={say('faults.outdated.title')} lead={say('faults.outdated.text')}><p><a href={back}>{say('faults.outdated.back')}</a></p></Page>
)

export const TooLargePage: FC = () => <Page title={say('faults.too-large.title')} lead={say('faults.too-large.text')}></Page>

export const TooOftenPage: FC = () => <Page title={say('faults.too-often.title')} lead={say('faults.too-often.text')}></Page>

export const OurFaultPage: FC<{ reference: string; reading: boolean }> = ({ reference, reading }) => (
  <Page title={say('faults.ours.title')} lead={say(reading ? 'faults.ours.reading' : 'faults.ours.text')}>
    <p>{say('faults.ours.reference', { reference })}</p>
  </Page>
)
