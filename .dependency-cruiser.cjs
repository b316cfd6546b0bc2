/** Who may import whom. Each rule says what to do instead. */
const ORDER = ['people', 'network', 'initiative', 'stories', 'library', 'workshop', 'assets', 'commissioning', 'evaluation', 'reporting']
const TESTS = '\\.test\\.tsx?$|\\.test-table\\.ts$|/test-[^/]*\\.ts$|/who-may\\.ts$'

const later = ORDER.slice(0, -1).map((module, index) => ({
  name: `${module}-uses-only-what-stands-before-it`,
  comment: `Modules stand in one order. Record an activity and let app/reactions.ts react, or declare a slot that app fills; or move the thing to the earliest module that has all it needs.`,
  severity: 'error',
  from: { path: `^src/${module}/`, pathNot: TESTS },
  to: { path: `^src/(${ORDER.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...later,
    {
      name: 'through-the-front-door',
      comment: "Another module is used through its index.ts only. Export what you need there, if it is that module's to give.",
      severity: 'error',
      from: { path: `^src/(${ORDER.join('|')}|app)/`, pathNot: TESTS },
      to: { path: `^src/(${ORDER.join('|')})/(?!index\\.ts$)`, pathNot: '^src/$1/' },
    },
    {
      name: 'the-platform-knows-no-domain',
      comment: 'The platform would serve a different product as well. Take what differs as an argument, or move the file to the module it is about.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: `^src/(${ORDER.join('|')}|app)/` },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app puts the parts together and is imported by nobody. Give the part what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/(?!app/)', pathNot: TESTS },
      to: { path: '^src/app/' },
    },
    {
      name: 'measures-stand-alone',
      comment: 'A measure is arithmetic: plain values in and out, with no package and nothing of the machine.',
      severity: 'error',
      from: { path: '^src/measures/', pathNot: TESTS },
      to: { pathNot: '^src/measures/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule gets facts as arguments. Gather them in the route and decide in the rule.',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$' },
      to: { path: '\\.queries\\.ts$|\\.route\\.tsx?$|\\.view\\.tsx$|^src/platform/(database|http|jobs|mail)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-need-no-machine',
      comment: 'A rule gets facts as arguments: files, sockets and clocks are asked in the route. Two rules take plain functions from Node: whether a text is an address, and a hash.',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$', pathNot: '^src/(platform/outward/outward|initiative/whole/format)\\.rules\\.ts$' },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'views-only-show',
      comment: 'A view is given everything. Ask the database in the route.',
      severity: 'error',
      from: { path: '\\.view\\.tsx$' },
      to: { path: '\\.queries\\.ts$|\\.route\\.tsx?$|^src/platform/database/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What tests need stays with the tests.',
      severity: 'error',
      from: { pathNot: `${TESTS}|^journeys/|^bench/` },
      to: { path: `${TESTS}|^journeys/|^bench/` },
    },
    {
      name: 'only-known-folders',
      comment: `The domain is the level: a folder of src is one of ${ORDER.join(', ')}, app, measures, platform. A new one needs its place in the order.`,
      severity: 'error',
      from: { path: `^src/(?!(${ORDER.join('|')}|app|measures|platform)/)` },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
