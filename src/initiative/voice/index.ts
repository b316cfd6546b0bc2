/** Voices: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { editVoice } from './edit-voice.route.tsx'
import { heard } from './heard.route.tsx'
import { confirmVoice, myVoices } from './my-voices.route.tsx'
import { pasteVoices } from './paste-voices.route.tsx'
import { recordVoice } from './record-voice.route.tsx'
import { takeBack } from './take-back.route.tsx'
import { takePasteBack } from './take-paste-back.route.tsx'

export const voiceRoutes: readonly AnyRoute[] = [heard, recordVoice, pasteVoices, takePasteBack, myVoices, editVoice, takeBack, confirmVoice]
