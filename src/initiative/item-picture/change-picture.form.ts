/** What arrives when somebody says anew what a picture shows. */
import { z } from 'zod'
import { version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type PictureWordsCode, pictureFields } from '#platform/upload/picture.form.ts'

const change = z.object({ ...pictureFields, version })

export const readChange = formReader<typeof change, PictureWordsCode>(change)
