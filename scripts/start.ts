import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FACTS, languageOf } from '../src/shared/language.ts'
import { findChromium } from '../test/electron-on-chromium/chromium/find.ts'

// `npm start`: builds the desktop app and opens it, in the best way that this computer has.

const projectFolder = join(import.meta.dirname, '..')
const language = languageOf(
  process.env['LC_ALL'] ?? process.env['LANG'] ?? Intl.DateTimeFormat().resolvedOptions().locale,
)

/** Says something in the language of the computer, or in that which it falls back to. */
function say(en: string, es: string): void {
  console.log({ es, en }[FACTS[language].fallsBackTo])
}

function finish(status: number | null): void {
  process.exitCode = status ?? 1
}

/** Runs a program to its end, in sight. */
function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd: projectFolder, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('exit', resolve)
  })
}

/** Electron's program; its package fetches it when it is first asked for. Undefined where it cannot be had. */
function electronProgram(): string | undefined {
  const folder = join(projectFolder, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) {
    say('Fetching Electron (once)…', 'Descargando Electron (una sola vez)…')
    spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore', timeout: 300_000 })
  }
  if (!existsSync(pathFile)) return undefined
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : undefined
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== ''
}

async function hasChromium(): Promise<boolean> {
  try {
    return !(await findChromium()).isHeadlessOnly
  } catch {
    return false
  }
}

async function start(): Promise<void> {
  const built = await run(process.execPath, [
    join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (built !== 0) {
    finish(built)
    return
  }
  const electron = electronProgram()
  if (electron !== undefined) {
    finish(await run(electron, ['.', ...process.argv.slice(2)]))
    return
  }
  say('Electron itself could not be fetched here.', 'No se pudo descargar Electron en este computador.')
  if (hasDisplay() && (await hasChromium())) {
    say(
      'The same app opens in a window of the installed Chromium, through the stand-in that its tests use.',
      'La misma aplicación se abre en una ventana del Chromium instalado, con el sustituto que usan sus pruebas.',
    )
    const standIn = join(projectFolder, 'test/electron-on-chromium/start.ts')
    finish(await run(process.execPath, [standIn, '.', '--electron-on-chromium-window', ...process.argv.slice(2)]))
    return
  }
  say(
    'There is no display or no Chromium either: here is the whole job on the command line instead.',
    'Tampoco hay pantalla o Chromium: este es todo el trabajo en la línea de comandos.',
  )
  finish(await run(process.execPath, [join(projectFolder, 'src/cli/atalaya.mjs'), 'demo']))
}

await start()
