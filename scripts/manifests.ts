import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { homebrewCask } from './homebrewCask.ts'
import { releasedPackages, type ReleasedPackages } from './releasedPackages.ts'
import { wingetManifests } from './wingetManifests.ts'

// Writes what winget and Homebrew are told of a version, from the packages that were made of it:
// `npm run manifests -- https://github.com/OWNER/NAME [FOLDER]`. FOLDER has the packages of all systems.

const root = resolve(import.meta.dirname, '..')
const [homepage = '', folder = 'dist'] = process.argv.slice(2)
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/u.test(homepage)) {
  console.error('Which repository? npm run manifests -- https://github.com/OWNER/NAME [FOLDER]')
  process.exit(2)
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
const { msi } = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
  readonly msi: { readonly upgradeCode: string }
}
const output = resolve(root, folder)

function released(): ReleasedPackages {
  try {
    return releasedPackages(output, version, homepage)
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exit(1)
  }
}

const packages = released()
const files = {
  ...Object.fromEntries(
    Object.entries(wingetManifests(packages, msi.upgradeCode)).map(([name, text]) => [join('winget', name), text]),
  ),
  [join('homebrew', 'atalaya.rb')]: homebrewCask(packages),
}
for (const [name, text] of Object.entries(files)) {
  const file = join(output, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  console.log(file)
}
