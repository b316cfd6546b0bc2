import type { FC } from 'hono/jsx'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import { Card, Cards } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { Given } from '../consent/consent.queries.ts'
import { stateOf } from '../consent/consent.rules.ts'
import type { Use } from '../use/use.queries.ts'
import { CopySaid, CopyTag, copyTitle } from './copy-line.view.tsx'
import { sayOutside } from './words/index.ts'

type Props = Readonly<{ uses: readonly Use[]; consents: readonly Given[]; deleted: boolean; initiatives: ReadonlyMap<InitiativeId, Readonly<{ zone: string }>>; called: ReadonlyMap<PersonId, string>; now: Date }>

/** What was taken along from a story, for its teller: when, for what, by whom, and what became of it. Nothing where nothing was. */
export const OutsidePart: FC<Props> = ({ uses, consents, deleted, initiatives, called, now }) => {
  const copies = uses.flatMap(({ copy, ...use }) => (copy === undefined ? [] : [{ ...use, copy }]))
  if (copies.length === 0) return null
  return (
    <section>
      <h2>{sayOutside('group.title')}</h2>
      <Cards>{copies.map(({ copy, consent, initiative, at }) => {
        const given = consents.find(({ id }) => id === consent)
        const held = !deleted && given !== undefined && stateOf(given, now) === 'current'
        const zone = initiatives.get(initiative)?.zone ?? DEFAULT_ZONE
        return (
          <Card title={copyTitle(copy)} level={3} quiet={<CopyTag copy={copy} held={held} endsAt={given?.endsAt} zone={zone} />}>
            <CopySaid copy={copy} held={held} zone={zone} takenAt={at} called={called} />
          </Card>
        )
      })}</Cards>
    </section>
  )
}

/** Whom the teller reads of there. */
export const peopleOutside = (uses: readonly Use[]): readonly PersonId[] => uses.flatMap(({ copy }) => [copy?.takenBy, copy?.answeredBy]).filter((one) => one !== undefined)
