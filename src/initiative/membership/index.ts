/** Taking part: the folder's routes, static paths first. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { howPeopleJoin } from './joining.route.tsx'
import { leave } from './leave.route.tsx'
import { lookAfterMember, removeMember } from './member.route.tsx'
import { myStandpoints } from './my-standpoints.route.tsx'
import { editStandpoint, offeredStandpoints } from './offered-standpoints.route.tsx'
import { showRoom } from './room.route.tsx'
import { stepIn } from './step-in.route.tsx'
import { letIn } from './waiting.route.tsx'

export const membershipRoutes: readonly AnyRoute[] = [
  showRoom, letIn, stepIn, lookAfterMember, removeMember, myStandpoints, offeredStandpoints, editStandpoint, leave, howPeopleJoin,
]
