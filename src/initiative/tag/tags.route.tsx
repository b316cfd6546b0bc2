/** Members look at their group's tags, add their own, rename them, and put away those that they don't use. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readButton } from '../voice/take-back.route.tsx'
import type { TagId } from './tables.ts'
import { readNewTag, readTagRename } from './tag.form.ts'
import { type ListedTag, bringTagBack, insertTag, isTagNameTaken, listTags, putTagAway, updateTag } from './tag.queries.ts'
import { isOffered, readTagName, tagInWords } from './tag.ts'
import { type Code, RenameTagPage, TagsPage } from './tags.view.tsx'
import { sayTag } from './words/index.ts'

const tagsPath = (here: SeenByMember) => `/initiatives/${here.initiative.slug}/tags`

export const tags = route('/initiatives/:slug/tags', members)

tags.get(async (c, here) => c.page(await pageOf(c, here)))

tags.post(async (c, here) =>
  write(c, readNewTag, async (trx, { words }) => {
    const answer = isOfferedWord(words) ? 'taken' : await insertTag(trx, here.initiative.id, words)
    if (answer !== 'added') return refuse<Code>('words', answer === 'taken' ? 'words-taken' : 'too-many')
    return done(tagsPath(here), sayTag('list.added', { tag: words }))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const isOfferedWord = (words: string) => (['opportunity', 'benefit', 'barrier'] as const).some((key) => tagInWords({ key, words: null }).toLowerCase() === words.toLowerCase())

async function pageOf(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  return <TagsPage here={here} tags={await listTags(c.database, here.initiative.id)} typed={typed} problems={problems} />
}

/** A tag of this group. */
const atTag: Gate<SeenByMember & { tag: ListedTag }> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const name = readTagName(c.param('tag'))
  const tag = name === undefined ? undefined : (await listTags(c.database, here.initiative.id)).find((one) => one.name === name)
  return tag === undefined ? { closed: 'not-found' } : { ...here, tag }
}

/** One of the group's own: what is offered is called the same everywhere. */
const atOwnTag: Gate<SeenByMember & { tag: ListedTag; id: TagId }> = async (c) => {
  const here = await atTag(c)
  if ('closed' in here) return here
  const { name } = here.tag
  return isOffered(name) ? { closed: 'not-found' } : { ...here, id: name }
}

export const renameTag = route('/initiatives/:slug/tags/:tag/rename', atOwnTag)

renameTag.get((c, here) => c.page(<RenameTagPage here={here} />))

renameTag.post((c, here) =>
  write(c, readTagRename, async (trx, value) => {
    if (isOfferedWord(value.words) || await isTagNameTaken(trx, here.initiative.id, { words: value.words, besides: here.id })) return refuse<Code>('words', 'words-taken')
    if (await updateTag(trx, here.id, value)) return done(tagsPath(here), sayTag('rename.done', { tag: value.words }))
    return { kind: 'outdated' as const, show: async (typed: Typed) => {
      const now = (await listTags(c.database, here.initiative.id)).find((one) => one.name === here.id)
      if (now === undefined) throw new NotThere()
      return c.page(<RenameTagPage here={{ ...here, tag: now }} typed={typed} outdated />, 409)
    } }
  }, (typed, problems) => c.page(<RenameTagPage here={here} typed={typed} problems={problems} />, 422)))

export const putTagAwayRoute = route('/initiatives/:slug/tags/:tag/put-away', atTag).post((c, here) =>
  write(c, readButton, async (trx) => {
    await putTagAway(trx, here.initiative.id, { name: here.tag.name, at: c.now })
    return done(tagsPath(here), sayTag('list.was-put-away', { tag: tagInWords(here.tag) }))
  }, async () => c.page(await pageOf(c, here), 422)))

export const bringTagBackRoute = route('/initiatives/:slug/tags/:tag/bring-back', atTag).post((c, here) =>
  write(c, readButton, async (trx) => {
    await bringTagBack(trx, here.initiative.id, here.tag.name)
    return done(tagsPath(here), sayTag('list.was-brought-back', { tag: tagInWords(here.tag) }))
  }, async () => c.page(await pageOf(c, here), 422)))
