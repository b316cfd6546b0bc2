/** Reads an answer of OAI-PMH as a strict harvester does: what the two schemas and the specification's words allow, and nothing else. */
import { Parser } from 'htmlparser2'

export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[]; text: string }

export const textOf = (one: Element): string => one.text
export const elementsOf = (one: Element, name: string): readonly Element[] => one.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)])
export function oneOf(one: Element, name: string): Element {
  const [found, ...more] = elementsOf(one, name)
  if (found === undefined || more.length > 0) throw new Error(`${name} is there ${more.length + (found === undefined ? 0 : 1)} times`)
  return found
}

/** Fails for what is no XML: tags that don't fit, signs that must be escaped. */
function parse(text: string): Element {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed()) throw new Error('a sign that XML does not have')
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error('an ampersand that is not escaped')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const closed: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const made: Element = { name, attributes, children: [], text: '' }
      open.at(-1)?.children.push(made)
      open.push(made)
    },
    ontext: (words) => { const last = open.at(-1); if (last !== undefined) last.text += words },
    onclosetag: (name, isImplied) => {
      if (isImplied || open.at(-1)?.name !== name) throw new Error(`${name} is not closed`)
      closed.push(name)
      open.pop()
    },
  }, { xmlMode: true, decodeEntities: true })
  parser.end(text)
  const [root, ...more] = top.children
  if (root === undefined || more.length > 0 || open.length !== 1) throw new Error('not one root')
  return root
}

type Shape = Readonly<{ children?: readonly (readonly [name: string, least: number, most: number])[]; attributes?: Readonly<Record<string, RegExp>>; text?: RegExp }>
const ANY = Number.POSITIVE_INFINITY
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/
const SET = /^([A-Za-z0-9\-_.!~*'()])+(:[A-Za-z0-9\-_.!~*'()]+)*$/
const ID = /^[a-z][a-z0-9+.-]*:[^\s<>]+$/
const XSI = { 'xmlns:xsi': /^http:\/\/www\.w3\.org\/2001\/XMLSchema-instance$/ }
const ELEMENTS = ['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format', 'identifier', 'source', 'language', 'relation', 'coverage', 'rights']
const VERBS = ['Identify', 'ListMetadataFormats', 'ListSets', 'GetRecord', 'ListIdentifiers', 'ListRecords']

/** The sequences of OAI-PMH.xsd and oai_dc.xsd. */
const SHAPES: Readonly<Record<string, Shape>> = {
  Identify: { children: [['repositoryName', 1, 1], ['baseURL', 1, 1], ['protocolVersion', 1, 1], ['adminEmail', 1, ANY], ['earliestDatestamp', 1, 1], ['deletedRecord', 1, 1], ['granularity', 1, 1], ['compression', 0, ANY]] },
  ListMetadataFormats: { children: [['metadataFormat', 1, ANY]] },
  metadataFormat: { children: [['metadataPrefix', 1, 1], ['schema', 1, 1], ['metadataNamespace', 1, 1]] },
  ListSets: { children: [['set', 1, ANY]] },
  set: { children: [['setSpec', 1, 1], ['setName', 1, 1]] },
  GetRecord: { children: [['record', 1, 1]] },
  ListRecords: { children: [['record', 1, ANY], ['resumptionToken', 0, 1]] },
  ListIdentifiers: { children: [['header', 1, ANY], ['resumptionToken', 0, 1]] },
  record: { children: [['header', 1, 1], ['metadata', 0, 1]] },
  header: { children: [['identifier', 1, 1], ['datestamp', 1, 1], ['setSpec', 0, ANY]], attributes: { status: /^deleted$/ } },
  metadata: { children: [['oai_dc:dc', 1, 1]] },
  resumptionToken: { text: /^[\w-]*$/, attributes: { completeListSize: /^[1-9]\d*$/, cursor: /^\d+$/ } },
  error: { text: /\S/, attributes: { code: /^(cannotDisseminateFormat|idDoesNotExist|badArgument|badVerb|noMetadataFormats|noRecordsMatch|badResumptionToken|noSetHierarchy)$/ } },
  responseDate: { text: STAMP }, datestamp: { text: STAMP }, earliestDatestamp: { text: STAMP }, setSpec: { text: SET }, identifier: { text: ID }, repositoryName: { text: /\S/ }, setName: { text: /\S/ },
  baseURL: { text: /^https?:\/\/\S+$/ }, schema: { text: /^https?:\/\/\S+$/ }, metadataNamespace: { text: /^https?:\/\/\S+$/ }, protocolVersion: { text: /^2\.0$/ }, adminEmail: { text: /^\S+@(\S+\.)+\S+$/ },
  deletedRecord: { text: /^(no|persistent|transient)$/ }, granularity: { text: /^YYYY-MM-DDThh:mm:ssZ$/ }, compression: { text: /^gzip$/ }, metadataPrefix: { text: /^[A-Za-z0-9\-_.!~*'()]+$/ },
  request: { text: /^https?:\/\/\S+$/, attributes: { verb: new RegExp(`^(${VERBS.join('|')})$`), identifier: ID, metadataPrefix: /^[A-Za-z0-9\-_.!~*'()]+$/, from: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/, until: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/, set: SET, resumptionToken: /^/ } },
  ...Object.fromEntries(ELEMENTS.map((name) => [`dc:${name}`, { text: /\S/ }])),
}

function check(one: Element): void {
  const fail = (why: string) => { throw new Error(`${one.name}: ${why}`) }
  if (one.name === 'oai_dc:dc') {
    for (const child of one.children) if (!ELEMENTS.includes(child.name.replace(/^dc:/, '')) || !child.name.startsWith('dc:')) fail(child.name)
    if (one.attributes['xmlns:oai_dc'] !== 'http://www.openarchives.org/OAI/2.0/oai_dc/' || one.attributes['xmlns:dc'] !== 'http://purl.org/dc/elements/1.1/') fail('namespaces')
  } else {
    const shape = SHAPES[one.name]
    if (shape === undefined) return fail('is not in the schema')
    for (const [name, value] of Object.entries(one.attributes)) if (shape.attributes?.[name]?.test(value) !== true) fail(`${name}="${value}"`)
    if (shape.text === undefined ? one.text.trim() !== '' : !shape.text.test(one.text)) fail(`holds «${one.text}»`)
    // In the order of the schema, and each as often as it allows.
    const names = one.children.map(({ name }) => name)
    const allowed = shape.children ?? []
    for (const [name, least, most] of allowed) { const many = names.filter((other) => other === name).length; if (many < least || many > most) fail(`${many} times ${name}`) }
    const places = names.map((name) => allowed.findIndex(([other]) => other === name))
    if (places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0))) fail(`order ${names.join(' ')}`)
  }
  for (const child of one.children) check(child)
}

/** A whole answer, if it is one that the specification allows. */
export function validAnswer(text: string): Element {
  if (!text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"')) throw new Error('the beginning')
  const root = parse(text)
  const { 'xmlns:xsi': xsi, 'xsi:schemaLocation': where } = root.attributes
  if (xsi === undefined || !XSI['xmlns:xsi'].test(xsi) || where !== 'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd') throw new Error('the schema')
  const names = root.children.map(({ name }) => name)
  if (names[0] !== 'responseDate' || names[1] !== 'request' || names.length !== 3 || ![...VERBS, 'error'].includes(names[2] ?? '')) throw new Error(`the parts: ${names.join(' ')}`)
  for (const child of root.children) check(child)
  const code = root.children[2]?.attributes['code']
  if ((code === 'badVerb' || code === 'badArgument') && Object.keys(root.children[1]?.attributes ?? {}).length > 0) throw new Error('what could not be read is said again')
  for (const record of elementsOf(root, 'record')) if ((oneOf(record, 'header').attributes['status'] === 'deleted') === (elementsOf(record, 'metadata').length > 0)) throw new Error('a record that is gone has no words, and every other has them')
  return root
}
