import type { FC } from 'hono/jsx'
import { Inset } from '#platform/page/parts.tsx'
import { sayHandingOver } from './words/index.ts'

/** To whoever is asked to look after an initiative, on their own page and on its. */
export const AskedOf: FC<Readonly<{ base: string; title: string }>> = ({ base, title }) => (
  <Inset><p>{sayHandingOver('asked.text', { title })} <a href={`${base}/handing-over/answer`}>{sayHandingOver('asked.say')}</a></p></Inset>
)
