import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, Inset, Warning } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { sensePath } from '../sense/looked-for.ts'
import { sayTheme } from '../theme/words/index.ts'
import type { TagFormCode } from './tag.form.ts'
import type { ListedTag } from './tag.queries.ts'
import { tagInWords } from './tag.ts'
import { sayTag } from './words/index.ts'

export type Code = TagFormCode | 'words-taken' | 'too-many'
const sentences = (problems: readonly Problem<Code>[]) => sentencesOf(problems, (code) => sayTag(`problems.${code}`))

export const TagsPage: FC<Readonly<{ here: SeenByMember; tags: readonly ListedTag[]; typed: Typed; problems: readonly Problem<Code>[] }>> = ({ here, tags, typed, problems }) => {
  const { slug } = here.initiative
  const base = `/initiatives/${slug}/tags`
  const away = tags.filter(({ putAway }) => putAway)
  return (
    <InitiativePage here={here} listed={false} title={sayTag('list.title')} lead={sayTag('list.lead')} back={{ href: sensePath(slug, {}), text: sayTheme('group.title') }} problems={sentences(problems)}>
      <Cards>{tags.filter(({ putAway }) => !putAway).map((tag) => <TagCard slug={slug} tag={tag} />)}</Cards>
      <Form action={base} typed={typed} problems={sentences(problems)}>
        <TextField name="words" label={sayTag('list.new')} hint={sayTag('list.new-hint')} width={20} />
        <Button>{sayTag('list.add')}</Button>
      </Form>
      {away.length === 0 ? null : (
        <section>
          <h2>{sayTag('list.away')}</h2>
          <p>{sayTag('list.away-hint')}</p>
          <Cards>
            {away.map((tag) => (
              <Card level={3} title={tagInWords(tag)}>
                <Form action={`${base}/${tag.name}/bring-back`}><Buttons><Button look="second"><Named text={sayTag('list.bring-back')} full={sayTag('list.bring-back-about', { tag: tagInWords(tag) })} /></Button></Buttons></Form>
              </Card>
            ))}
          </Cards>
        </section>
      )}
    </InitiativePage>
  )
}

const TagCard: FC<Readonly<{ slug: string; tag: ListedTag }>> = ({ slug, tag }) => (
  <Card title={tagInWords(tag)} quiet={sayTag('list.how-many', { count: tag.tagged })}>
    <ul class="actions">
      <li><a href={sensePath(slug, { part: 'all', filter: { tag: tag.name } })}>{sayTag('list.look')}<About tag={tag} /></a></li>
      {tag.key === null ? <li><a href={`/initiatives/${slug}/tags/${tag.name}/rename`}>{sayTag('list.rename')}<About tag={tag} /></a></li> : null}
    </ul>
    <Form action={`/initiatives/${slug}/tags/${tag.name}/put-away`}><Buttons><Button look="second"><Named text={sayTag('list.put-away')} full={sayTag('list.put-away-about', { tag: tagInWords(tag) })} /></Button></Buttons></Form>
  </Card>
)

const About: FC<{ tag: ListedTag }> = ({ tag }) => <span class="visually-hidden">{`: ${tagInWords(tag)}`}</span>

/** Short for those who see what it stands beside, whole for those who don't. */
const Named: FC<{ text: string; full: string }> = ({ text, full }) => <><span aria-hidden="true">{text}</span><span class="visually-hidden">{full}</span></>

type RenameProps = Readonly<{ here: SeenByMember & Readonly<{ tag: ListedTag }>; typed?: Typed; problems?: readonly Problem<Code>[]; outdated?: boolean }>

export const RenameTagPage: FC<RenameProps> = ({ here, typed, problems = [], outdated = false }) => (
  <InitiativePage here={here} listed={false} title={sayTag('rename.title', { tag: tagInWords(here.tag) })} back={{ href: `/initiatives/${here.initiative.slug}/tags`, text: sayTag('list.title') }} problems={sentences(problems)}>
    {outdated ? <><Warning>{sayTag('rename.outdated')}</Warning><Inset><p>{tagInWords(here.tag)}</p></Inset></> : null}
    <Form typed={typed} problems={sentences(problems)} version={here.tag.version}>
      <TextField name="words" label={sayTag('rename.words')} value={tagInWords(here.tag)} width={20} />
      <Button>{sayTag('rename.button')}</Button>
    </Form>
  </InitiativePage>
)
