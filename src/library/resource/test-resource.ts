/** A resource for tests; none is a real work. */
import { type Resource, resourceSchema } from './resource.rules.ts'

export const testResource = (facts: Partial<Resource> = {}): Resource => resourceSchema.parse({ title: 'A guide to talking with each other', type: 'toolkit', ...facts })
