/** On everybody's own page: where they choose how often we write. It asks nothing of the database: the page behind it does. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import { MailPart } from './choice.view.tsx'

export const mailPart = async (): Promise<JSX.Element> => <MailPart />
