/** Themes: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { groupVoices } from './group-voices.route.tsx'
import { themeHistory, undo } from './history.route.tsx'
import { mergeThemes } from './merge-themes.route.tsx'
import { putAway } from './put-theme-away.route.tsx'
import { renameThemeRoute } from './rename-theme.route.tsx'
import { splitTheme } from './split-theme.route.tsx'

export const themeRoutes: readonly AnyRoute[] = [groupVoices, themeHistory, undo, splitTheme, mergeThemes, renameThemeRoute, putAway]
