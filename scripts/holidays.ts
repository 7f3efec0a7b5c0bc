import { writeFileSync } from 'node:fs'
import { colombianHolidays } from './colombianHolidays.ts'

// Writes the public holidays of Colombia, out of those that `date-holidays` has of the whole world, into the file that
// the program bundles: `node scripts/holidays.ts`, after the package was updated.

const FILE = 'src/core/store/query/checks/colombia.ts'

writeFileSync(
  FILE,
  `// Written by \`node scripts/holidays.ts\` out of the package \`date-holidays\` (data under CC BY-SA 3.0).\n
/** The public holidays of Colombia, as \`date-holidays-parser\` reads them. */
export const COLOMBIAN_HOLIDAYS = ${JSON.stringify(colombianHolidays(), null, 2)}\n`,
)
