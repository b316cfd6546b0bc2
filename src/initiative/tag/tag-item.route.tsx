/** A member tags one voice or theme, or takes a tag off it. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { holdThemes } from '../theme/step.queries.ts'
import { type FoundItem, findItem } from '../thread/find-item.queries.ts'
import { type TagCode, tagItems } from './tag-items.ts'
import { readItemTag } from './tag.form.ts'
import { ItemTagsPage } from './tag-item.view.tsx'
import { listTags } from './tag.queries.ts'
import { tagInWords } from './tag.ts'
import { sayTag } from './words/index.ts'

/** A voice or theme that is there. */
const taggable: Gate<SeenByMember & { item: FoundItem }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findItem(c.database, here, id)
  const there = item !== undefined && (item.kind === 'voice' || item.kind === 'theme') && !item.takenBack && !item.putAway && item.hidden === undefined
  return there ? { ...here, item } : { closed: 'not-found' }
}

export const tagItem = route('/initiatives/:slug/items/:item/tags', taggable)

tagItem.get(async (c, here) => c.page(await pageOf(c, here)))

tagItem.post(async (c, here) =>
  write(c, readItemTag, async (trx, value) => {
    const { initiative, person, item } = here
    await holdThemes(trx, initiative.id)
    const answer = await tagItems(trx, { initiative: initiative.id, person: person.id, at: c.now }, { items: [item.id], name: value.tag, off: value.do === 'untag' })
    if (answer.kind === 'refused') return answer
    return done(`/initiatives/${initiative.slug}/items/${item.id}/tags`, sayTag(value.do === 'tag' ? 'item.add-done' : 'item.off-done', { tag: tagInWords(answer.tag) }))
  }, async (_typed, problems) => c.page(await pageOf(c, here, problems), 422)))

async function pageOf(c: Context, here: SeenByMember & Readonly<{ item: FoundItem }>, problems: readonly Problem<TagCode>[] = []) {
  const tags = (await listTags(c.database, here.initiative.id)).filter(({ putAway }) => !putAway)
  return <ItemTagsPage here={here} tags={tags} problems={problems} />
}
