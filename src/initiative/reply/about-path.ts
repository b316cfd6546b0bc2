/** Where what a reply is about is shown. */
import type { Replied } from './replied-to.queries.ts'

const STEPS: Readonly<Record<Replied['about']['kind'], string>> = { question: 'questions', agreement: 'agreements', issue: 'issues' }

export const aboutPath = ({ initiative, about }: Pick<Replied, 'initiative' | 'about'>): string => `/initiatives/${initiative.slug}/${STEPS[about.kind]}/${about.id}`
