import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { releasedFiles } from './releasedFiles.ts'

// Writes the checksums of everything that a release hands out into `SHA256SUMS`, as `sha256sum --check` reads them.

const root = resolve(import.meta.dirname, '..')
const output = resolve(root, process.argv[2] ?? 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
const files = releasedFiles(output, version)
if (files.length === 0) {
  console.error(`There are no packages of ${version} in ${output}: npm run package makes them.`)
  process.exit(1)
}
const lines = files.map((file) => {
  const sum = createHash('sha256')
    .update(readFileSync(join(output, file)))
    .digest('hex')
  return `${sum}  ${file}\n`
})
writeFileSync(join(output, 'SHA256SUMS'), lines.join(''))
console.log(`${files.length} checksums in ${join(output, 'SHA256SUMS')}`)
