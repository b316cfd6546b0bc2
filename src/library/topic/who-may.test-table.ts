import type { WhoMay } from '#app/who-may.ts'
import { whoMayOf } from '../entry/test-entry.ts'
import { topic } from './topic.rules.ts'

export const whoMay: WhoMay = whoMayOf(topic, { name: 'Asset mapping', lead: 'Seeing what is there already', text: '' })
