/** Pictures of what was made, tried or changed. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { pictureRoute } from '#platform/upload/picture.route.ts'
import { addPicture } from './add-picture.route.tsx'
import { changePicture, takePictureOff } from './change-picture.route.tsx'
import { whoMaySeePicture } from './item-picture.gate.ts'

const showPicture = pictureRoute('/initiatives/:slug/pictures/:picture/:size', whoMaySeePicture)

export const itemPictureRoutes: readonly AnyRoute[] = [addPicture, changePicture, takePictureOff, showPicture]
