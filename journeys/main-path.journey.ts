import { it } from 'vitest'
import { walkMainPath } from './main-path.ts'
import { usePeople } from './people.ts'

const people = usePeople()

it('the main path can be walked by keyboard alone', async () => {
  await walkMainPath(await people.newcomer({ keyboard: true }))
})

it('the main path can be walked without JavaScript', async () => {
  await walkMainPath(await people.newcomer({ javaScript: false }))
})

it('the main path can be walked on an old phone of 320 pixels, whose scripts did not load', async () => {
  await walkMainPath(await people.newcomer({ width: 320, blockScripts: true }))
})

it('the main path can be walked with text at 200 %', async () => {
  await walkMainPath(await people.newcomer({ width: 1024, textSize: 2 }))
})
