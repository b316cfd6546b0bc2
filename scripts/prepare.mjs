/**
 * Makes everything ready that a command needs: `node scripts/prepare.mjs start|test`.
 * Runs before node_modules is there and on whatever Node the machine has, so this file keeps to words that very old ones
 * understand; the work is in prepare/.
 */
const OLDEST_NODE = 18

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(
    'This machine has Node ' + process.versions.node + '. Setting up needs Node ' + OLDEST_NODE + ' or later (https://nodejs.org); the right one for running is fetched then.'
  )
  process.exit(1)
} else {
  import('./prepare/prepare.mjs')
    .then(({ prepare }) => prepare(process.argv[2]))
    .catch((error) => {
      console.error(error && error.sentence ? error.sentence : error)
      process.exit(1)
    })
}
