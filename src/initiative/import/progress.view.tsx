import type { FC } from 'hono/jsx'
import { Buttons, Facts, LinkButton } from '#platform/page/parts.tsx'
import type { Tally } from './import-voices.ts'
import { sayImport } from './words/index.ts'

type Props = Readonly<{ tally: Tally; rows: number; refreshing: boolean }>

/** How far the program is with a file; without a script it comes anew by itself, or when somebody asks for it. */
export const HowFar: FC<Props> = ({ tally, rows, refreshing }) => (
  <>
    <p>
      <label for="how-far">{sayImport('progress.how-far', { read: tally.read, rows })}</label>
      <progress id="how-far" class="how-far" max={rows} value={tally.read}></progress>
    </p>
    <Facts facts={[
      [sayImport('progress.fresh'), sayImport('number', { n: tally.fresh })],
      [sayImport('progress.before'), tally.before === 0 ? undefined : sayImport('number', { n: tally.before })],
      [sayImport('progress.refused'), sayImport('number', { n: tally.refused })],
    ]} />
    <p>{sayImport('progress.go-away')} {refreshing ? <>{sayImport('progress.by-itself')} <a href="?still=yes">{sayImport('progress.still')}</a></> : null}</p>
    {refreshing ? null : <Buttons><LinkButton href="?still=yes" look="second">{sayImport('progress.look')}</LinkButton></Buttons>}
  </>
)
