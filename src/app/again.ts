/**
 * What must stay done although an older backup is restored, by the kind of activity that said so. These kinds are written down
 * in the journal outside the database; after a restore each is done again. Each does no harm where nothing is left to do.
 */
import { againInInitiatives } from '#initiative/index.ts'
import { againInPeople } from '#people/index.ts'
import { againInLibrary } from '#library/index.ts'
import type { Again } from '#platform/journal/journal.ts'
import { againInSessions, againInStories } from '#stories/index.ts'

export const AGAIN: Readonly<Record<string, Again>> = { ...againInPeople, ...againInInitiatives, ...againInStories, ...againInSessions, ...againInLibrary }
