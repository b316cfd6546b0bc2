import type { WhoMay } from '#app/who-may.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { topic } from './topic.rules.ts'

export const whoMay: WhoMay = whoMayKeep(topic, { name: 'Asset mapping', lead: 'Seeing what is there already', text: '' })
