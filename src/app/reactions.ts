/** «When this is recorded, do that»: the only wiring between modules that goes upwards. */
import type { Enqueue, Reactions } from '#platform/activity.ts'

/** Who reacts to what. `together` protects a person, in the same transaction; `later` names the jobs that follow. */
export const reactionsWith = (enqueue: Enqueue): Reactions => ({ together: {}, later: {}, enqueue })
