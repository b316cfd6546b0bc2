/** What stands in the way of something a person asked for: the field it concerns, and a code that has a sentence in the words. */
export type Problem<Code extends string = string> = Readonly<{ field: string; code: Code }>

/** What a rule says when the answer is no. It says everything at once, so that nobody has to try twice. */
export type Refused<Code extends string = string> = Readonly<{ kind: 'refused'; problems: readonly Problem<Code>[] }>

/** Says no, for one reason at one field. */
export const refuse = <Code extends string>(field: string, code: Code): Refused<Code> => ({ kind: 'refused', problems: [{ field, code }] })
