import type { FC } from 'hono/jsx'
import type { Typed } from '#platform/forms/read.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Inset, Words } from '#platform/page/parts.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import type { Problem } from '#platform/problems.ts'
import type { PictureCode } from '#platform/upload/picture.form.ts'
import { PictureFields, sentenceOfPicture } from '#platform/upload/picture.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { FoundItem } from '../thread/find-item.queries.ts'
import { say } from '../words/index.ts'
import { wholePage } from '../thread/whole-page.ts'
import { sayItemPicture } from './words/index.ts'

type Code = PictureCode | 'most-pictures'
type Props = Readonly<{ here: Seen; item: Pick<FoundItem, 'id' | 'kind' | 'words' | 'seenBy'>; typed?: Typed; problems?: readonly Problem<Code>[] }>

const sentenceOf = (code: Code) => (code === 'most-pictures' ? sayItemPicture('add.most') : sentenceOfPicture(code))

export const AddPicturePage: FC<Props> = ({ here, item, typed, problems = [] }) => {
  const sentences = sentencesOf(problems, sentenceOf)
  return (
    <InitiativePage here={here} title={sayItemPicture('add.title')} back={{ href: `/initiatives/${here.initiative.slug}/${wholePage(item.kind)}/${item.id}`, text: sayItemPicture('back') }} problems={sentences} listed={false}>
      <Inset><Words text={item.words} /></Inset>
      <Form typed={typed} problems={sentences} upload>
        <PictureFields />
        <p>{sayItemPicture('add.seen-by', { who: say(`seen-by.${item.seenBy}`) })}</p>
        <Button>{sayItemPicture('add.button')}</Button>
      </Form>
    </InitiativePage>
  )
}
