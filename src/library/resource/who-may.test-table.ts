import type { WhoMay } from '#app/who-may.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { resource } from './resource.rules.ts'
import { testResource } from './test-resource.ts'

export const whoMay: WhoMay = whoMayKeep(resource, testResource())
