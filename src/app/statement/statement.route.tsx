/** Anybody reads how accessible the site is, and what is kept about them. */
import { everybody, route } from '#platform/http/routes.ts'
import { AccessibilityPage, PrivacyPage } from './statement.view.tsx'

export const accessibility = route('/accessibility', everybody).get((c) => c.page(<AccessibilityPage />))

export const privacy = route('/privacy', everybody).get((c) => c.page(<PrivacyPage />))
