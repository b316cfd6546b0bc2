/** Resources as one library of this kind gives them to another: nothing that one holds is lost. Pure. */
import { z } from 'zod'
import { type Resource, resourceSchema } from '../resource/resource.rules.ts'
import type { ReadEntry } from './csl.ts'
import { cslToResource } from './resource-csl.rules.ts'

/** One of them, as programs are told of it. */
export const ownSchema = z.strictObject({ kind: z.literal('resource'), slug: z.string(), page: z.url(), content: resourceSchema.extend({ cited: z.record(z.string(), z.unknown()).optional() }) })

/** @param page where it is read */
export const ownOf = (slug: string, content: Resource, page: string): z.input<typeof ownSchema> => ({ kind: 'resource', slug, page, content })

const ours = z.object({ kind: z.literal('resource'), slug: z.unknown(), content: z.looseObject({ title: z.unknown() }) })

/** What one of them says, unread; nothing where it is something else. What stands beside, when it was published for one, holds there and not here. */
export const readOwn = (value: unknown): Readonly<{ slug: unknown; content: Readonly<Record<string, unknown>> }> | undefined => ours.safeParse(value).data

const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)

/** What an entry of a file is called, and the resource that it is, if it can be one. `slug`: the name that it had in addresses. */
export type AsResource = Readonly<{ title: string; content: Resource | undefined; slug?: string | undefined }>

/** @param topics by their names and their words in addresses, in small letters */
export function asResource(entry: Exclude<ReadEntry, { code: unknown }>, topics: ReadonlyMap<string, string>): AsResource {
  if ('item' in entry) return { title: entry.item.title ?? '', content: cslToResource(entry.item, topics) }
  const { title } = entry.own.content
  return { title: typeof title === 'string' ? title : '', content: resourceSchema.safeParse(entry.own.content).data, slug: slugSchema.safeParse(entry.own.slug).data }
}
