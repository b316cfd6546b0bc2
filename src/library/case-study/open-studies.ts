/** Case studies that everybody reads now: what an initiative took off its page is gone from lists at the same moment. */
import { listOpenCaseStudies } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { type Chosen, type ListedStudy, listCaseStudies } from './case-study.queries.ts'

/** One query, or none where all were written here. */
export async function onlyOpen(c: Context, found: readonly ListedStudy[]): Promise<readonly ListedStudy[]> {
  const open = await listOpenCaseStudies(c.database, found.flatMap(({ content }) => readId<'initiative'>(content.initiative) ?? []), c.now)
  return found.filter(({ content }) => content.initiative === undefined || open.some((one) => one.initiative === content.initiative))
}

/** The newest of what is chosen. Two queries at most. */
export const listOpenStudies = async (c: Context, chosen: Chosen, page: Readonly<{ most: number }>): Promise<readonly ListedStudy[]> => onlyOpen(c, await listCaseStudies(c.database, chosen, page))
