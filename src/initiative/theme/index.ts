/** Themes: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { themeHistory, undo, redo } from './history.route.tsx'
import { mergeThemes } from './merge-themes.route.tsx'
import { liftTheme, placeTheme } from './place-theme.route.tsx'
import { putAway } from './put-theme-away.route.tsx'
import { renameThemeRoute } from './rename-theme.route.tsx'
import { splitTheme } from './split-theme.route.tsx'

export const themeRoutes: readonly AnyRoute[] = [themeHistory, undo, redo, splitTheme, mergeThemes, placeTheme, liftTheme, renameThemeRoute, putAway]
