import { globSync, readFileSync } from 'node:fs'
import { breachesOf } from './layers.ts'

// Part of `npm run lint`: names every import that goes against the table of layers.

const files = globSync('src/**/*.{ts,tsx,mjs}').map((file) => file.replaceAll('\\', '/'))
const breaches = files.flatMap((file) => breachesOf(file, readFileSync(file, 'utf8')))
for (const breach of breaches) console.error(breach)
if (breaches.length > 0) console.error(`\nscripts/layers.ts says who may import whom. Breaches: ${breaches.length}`)
process.exitCode = breaches.length > 0 ? 1 : 0
