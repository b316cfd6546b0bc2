/** Which items have pictures, how many, and who may change them. */
import type { ItemKind, PersonId } from '../tables.ts'

/** What can be looked at. What somebody said stays in their words. */
const KINDS: readonly ItemKind[] = ['idea', 'prototype', 'test', 'change', 'outcome']
export const hasPictures = (kind: ItemKind): boolean => KINDS.includes(kind)

/** More than one can take in on a page; what needs more has several prototypes. */
export const MOST_PICTURES = 12

/** Whoever added it, and the hosts. */
export const mayChangePicture = (picture: Readonly<{ addedBy: PersonId | undefined }>, person: PersonId, host: boolean): boolean => host || picture.addedBy === person
