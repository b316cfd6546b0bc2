import type { FC } from 'hono/jsx'
import { type InitiativeId, InitiativePage, type PersonId, type SeenByMember } from '#initiative/index.ts'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Pages } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, type Zone } from '#platform/time.ts'
import type { UseId } from '../tables.ts'
import { say } from '../words/index.ts'
import { sayUse } from '../use/words/index.ts'
import { CopySaid, CopyTag, copyTitle } from './copy-line.view.tsx'
import type { OutsideCopy } from './copy.queries.ts'
import { sayOutside } from './words/index.ts'

type Called = ReadonlyMap<PersonId, string>
type ListProps = Readonly<{ copies: readonly OutsideCopy[]; zoneOf: (copy: OutsideCopy) => Zone; called: Called; level: 2 | 3; linked: boolean }>

const Copies: FC<ListProps> = ({ copies, zoneOf, called, level, linked }) => (
  <Cards>{copies.map((copy) => (
    <Card title={copyTitle(copy)} level={level} href={linked ? `/stories/copies/${copy.id}` : undefined} quiet={<CopyTag copy={copy} held={copy.held} endsAt={copy.endsAt} zone={zoneOf(copy)} />}>
      <CopySaid copy={copy} held={copy.held} zone={zoneOf(copy)} takenAt={copy.takenAt} called={called} />
    </Card>
  ))}</Cards>
)

type GroupProps = Readonly<{ here: SeenByMember; copies: readonly OutsideCopy[]; next: UseId | undefined; continued: boolean; called: Called }>

export const GroupCopiesPage: FC<GroupProps> = ({ here, copies, next, continued, called }) => {
  const part = `/initiatives/${here.initiative.slug}/stories`
  return (
    <InitiativePage here={here} title={sayOutside('group.title')} lead={sayOutside('group.lead')} back={{ href: part, text: sayUse('list.title') }} listed={false}>
      {copies.length === 0 ? <Empty text={sayOutside('group.none')} /> : <Copies copies={copies} zoneOf={() => here.initiative.zone} called={called} level={2} linked />}
      <Pages next={next === undefined ? undefined : `${part}/outside?after=${next}`} first={continued ? `${part}/outside` : undefined} />
    </InitiativePage>
  )
}

type Paged = Readonly<{ copies: readonly OutsideCopy[]; next: UseId | undefined }>
type MineProps = Readonly<{ mine: Paged; deleted: Paged; continued: boolean; deletedContinued: boolean; called: Called; initiatives: ReadonlyMap<InitiativeId, Readonly<{ zone: string }>> }>

export const MyCopiesPage: FC<MineProps> = ({ mine, deleted, continued, deletedContinued, called, initiatives }) => {
  const zoneOf = (copy: OutsideCopy) => initiatives.get(copy.initiative)?.zone ?? DEFAULT_ZONE
  return (
    <Page title={sayOutside('mine.title')} lead={sayOutside('mine.lead')} back={{ href: '/stories', text: say('my-stories') }}>
      {mine.copies.length === 0 ? <Empty text={sayOutside('mine.none')} /> : <Copies copies={mine.copies} zoneOf={zoneOf} called={called} level={2} linked />}
      <Pages next={mine.next === undefined ? undefined : `/stories/copies?after=${mine.next}`} first={continued ? '/stories/copies' : undefined} />
      {deleted.copies.length === 0 ? null : (
        <section>
          <h2>{sayOutside('mine.deleted')}</h2>
          <p>{sayOutside('mine.deleted-lead')}</p>
          <Copies copies={deleted.copies} zoneOf={zoneOf} called={called} level={3} linked={false} />
          <Pages next={deleted.next === undefined ? undefined : `/stories/copies?deleted-after=${deleted.next}`} first={deletedContinued ? '/stories/copies' : undefined} />
        </section>
      )}
    </Page>
  )
}
