import { execFileSync } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import fuses from '@electron/fuses'
import { packedProgram } from './packedPrograms.ts'

// Makes a twin of the packed program that tests can drive: `node scripts/testTwin.ts [FOLDER] [SYSTEM]` writes it
// beside, and prints its path. The shipped program takes no debugger, neither by the switch in its binary nor by
// `src/main/switches.ts`; its twin differs in these two things and in nothing else: one switch is on, and it is called
// as Electron is, by which Electron knows that it is not what was shipped (`app.isPackaged`). Archive, native parts and
// all other switches are byte for byte what goes to users.

/** On macOS the bundle names its program, and nothing runs without a seal: one of this computer's own. */
function nameInBundle(bundle: string, name: string): void {
  execFileSync('plutil', ['-replace', 'CFBundleExecutable', '-string', name, join(bundle, 'Contents', 'Info.plist')])
}

function sealAnew(bundle: string): void {
  execFileSync('codesign', ['--force', '--deep', '--sign', '-', bundle])
}

const [output = resolve(import.meta.dirname, '../dist'), system = process.platform] = process.argv.slice(2)
const { folder, program } = packedProgram(output, system as NodeJS.Platform)
const twin = join(output, 'twin', basename(folder))
rmSync(join(output, 'twin'), { recursive: true, force: true })
cpSync(folder, twin, { recursive: true, verbatimSymlinks: true })
const name = program.endsWith('.exe') ? 'electron.exe' : system === 'darwin' ? 'Electron' : 'electron'
const named = join(twin, dirname(program), name)
renameSync(join(twin, program), named)
if (system === 'darwin') nameInBundle(twin, name)
await fuses.flipFuses(system === 'darwin' ? twin : named, {
  version: fuses.FuseVersion.V1,
  [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
})
if (system === 'darwin') sealAnew(twin)
console.log(named)
