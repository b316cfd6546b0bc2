import type { FC } from 'hono/jsx'
import { Button, Form, Hidden } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Statement } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sayTheme } from '../theme/words/index.ts'
import type { FoundItem } from '../thread/find-item.queries.ts'
import { sayThread } from '../thread/words/index.ts'
import type { TagCode } from './tag-items.ts'
import type { ListedTag } from './tag.queries.ts'
import { type Tag, tagInWords } from './tag.ts'
import { sayTag } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember & Readonly<{ item: FoundItem }>; tags: readonly ListedTag[]; problems: readonly Problem<TagCode>[] }>

const isSame = (one: Tag, other: Tag) => one.key === other.key && one.words === other.words

export const ItemTagsPage: FC<Props> = ({ here, tags, problems }) => {
  const { item, initiative } = here
  const base = `/initiatives/${initiative.slug}`
  const has = tags.filter((tag) => item.tags.some((one) => isSame(one, tag)))
  return (
    <InitiativePage here={here} listed={false} title={sayTag('item.title')} lead={sayTag('item.lead')} back={{ href: `${base}/items/${item.id}`, text: sayThread(`kinds.${item.kind}`) }}
      problems={sentencesOf(problems, (code) => sayTheme(`problems.${code}`))}>
      <Statement text={item.words} />
      {has.length === 0 ? <p>{sayTag('item.none')}</p> : <Choices tags={has} label="off" path={`${base}/items/${item.id}/tags`} />}
      {has.length === tags.length ? null : <Choices tags={tags.filter((tag) => !has.includes(tag))} label="add" path={`${base}/items/${item.id}/tags`} />}
      <p><a href={`${base}/tags`}>{sayTag('item.manage')}</a></p>
    </InitiativePage>
  )
}

/** A button for each: one step each, that can be undone by itself. */
const Choices: FC<Readonly<{ tags: readonly ListedTag[]; label: 'add' | 'off'; path: string }>> = ({ tags, label, path }) => (
  <section>
    <h2>{sayTag(label === 'add' ? 'item.more' : 'item.has')}</h2>
    <ul class="plain-list">
      {tags.map((tag) => (
        <li>
          <Form action={path}>
            <Hidden name="tag" value={tag.name} />
            <Buttons><Button name="do" value={label === 'add' ? 'tag' : 'untag'} look="second">{sayTag(`item.${label}`, { tag: tagInWords(tag) })}</Button></Buttons>
          </Form>
        </li>
      ))}
    </ul>
  </section>
)
