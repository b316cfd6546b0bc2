/** The frame of the pages for those who look after an installation. */
import type { FC, PropsWithChildren } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { sayOps } from './words/index.ts'

const PARTS = [['/admin', 'admin.overview'], ['/admin/mail', 'admin.mail'], ['/admin/jobs', 'admin.jobs'], ['/admin/reports', 'admin.reports'], ['/admin/areas', 'admin.areas'], ['/admin/bring-in', 'admin.bring-in']] as const

export const OpsPage: FC<PropsWithChildren<{ title: string; lead: string; here: (typeof PARTS)[number][0] }>> = ({ title, lead, here, children }) => (
  <Page title={title} lead={lead} navigation={{ label: sayOps('admin.navigation'), links: PARTS.map(([href, key]) => ({ href, text: sayOps(key), here: href === here })) }}>
    {children}
  </Page>
)
