import { globSync, readFileSync } from 'node:fs'
import { longComments } from './longComments.ts'

// Part of `npm run lint`: names every comment that is wider than the code is. Prettier wraps code and documents, but no
// comments.

const files = globSync(['src/**/*.{ts,tsx,mjs}', 'test/**/*.ts', 'scripts/**/*.ts', '*.config.ts'])
const found = files.flatMap((file) =>
  longComments(readFileSync(file, 'utf8')).map((line) => `${file.replaceAll('\\', '/')}:${line}`),
)
for (const place of found) console.error(`${place} is a comment of more than 120 columns`)
process.exitCode = found.length > 0 ? 1 : 0
