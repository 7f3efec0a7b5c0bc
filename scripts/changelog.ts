import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { LANGUAGES } from '../src/shared/language.ts'
import { RELEASES } from '../src/shared/releases/releases.ts'

// Writes CHANGELOG.md out of what the window says of each version: `npm run changelog`. A test sees to it that this was
// done.

/** The file that it writes. */
export const CHANGELOG = join(import.meta.dirname, '../CHANGELOG.md')

const HEADINGS = { es: 'En español', en: 'In English' }
const LEAD = 'Written by `npm run changelog` from `src/shared/releases/releases.ts`, which the program shows its users.'

/** The whole text of CHANGELOG.md, laid out as prettier wants it. */
export async function changelog(): Promise<string> {
  const releases = RELEASES.map(({ version, day, news }) => {
    const parts = LANGUAGES.map(
      (language) => `### ${HEADINGS[language]}\n\n${news.map((each) => `- ${each[language]}`).join('\n')}`,
    )
    return `## ${version}${day === null ? '' : `, ${day}`}\n\n${parts.join('\n\n')}`
  })
  return format(['# What is new', LEAD, ...releases].join('\n\n'), {
    parser: 'markdown',
    printWidth: 120,
    proseWrap: 'always',
  })
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) writeFileSync(CHANGELOG, await changelog())
