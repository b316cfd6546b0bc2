/** Inviting and joining: the folder's routes, static paths first. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { invitations, poster, revokeInvitation, showInvitation } from './invitations.route.tsx'
import { askedToJoin, join, joinByLink } from './join.route.tsx'

export const invitationRoutes: readonly AnyRoute[] = [invitations, showInvitation, poster, revokeInvitation, join, askedToJoin, joinByLink]
