import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isFreeToShip, shippedPackages, type ShippedPackage } from './shippedPackages.ts'

// Writes the licences of the packages that are handed out with the program, and refuses those that forbid it.

const RULE = '-'.repeat(80)

function paragraph({ name, version, licence, texts }: ShippedPackage): string {
  const text = texts.length > 0 ? texts.join('\n\n') : `Its package has no text of the licence: ${licence}.`
  return [RULE, `${name} ${version} (${licence})`, '', text, ''].join('\n')
}

const root = resolve(import.meta.dirname, '..')
const packages = shippedPackages(root)
const refused = packages.filter(({ licence }) => !isFreeToShip(licence))
for (const { name, version, licence } of refused) {
  console.error(`${name} ${version} may not be handed out: "${licence}" is not among the licences that allow it.`)
}
if (refused.length > 0) process.exit(1)

const file = join(root, 'out', 'THIRD-PARTY-NOTICES.txt')
const head = `Atalaya contains work of others. Their licences follow. Those of Electron and Chromium lie in
LICENSE.electron.txt and LICENSES.chromium.html beside the program.\n`
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, [head, ...packages.map(paragraph)].join('\n'))
console.log(`${packages.length} packages in ${file}`)
