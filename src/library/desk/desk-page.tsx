import type { FC, PropsWithChildren } from 'hono/jsx'
import type { FieldProblem } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { sayDesk } from './words/index.ts'

const PARTS = { desk: '/library/desk', requests: '/library/desk/requests', waiting: '/library/desk/waiting', reviews: '/library/desk/reviews', links: '/library/desk/links', learning: '/library/desk/learning', editors: '/library/desk/editors' } as const
export type DeskPart = keyof typeof PARTS

type Props = PropsWithChildren<Readonly<{ part: DeskPart; title: string; lead?: string; problems?: readonly FieldProblem[]; back?: Readonly<{ href: string; text: string }> }>>

/** The frame of the pages of those who keep the library, with the way between them. */
export const DeskPage: FC<Props> = ({ part, title, lead, problems, back, children }) => (
  <Page title={title} lead={lead} back={back} {...(problems === undefined ? {} : { problems })}
    navigation={{ label: sayDesk('parts'), links: (Object.keys(PARTS) as DeskPart[]).map((one) => ({ href: PARTS[one], text: sayDesk(`part.${one}`), here: one === part })) }}>
    {children}
  </Page>
)
