import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { cloneCodec } from './cloneCodec.ts'
import { createCrossing } from './crossing.ts'
import { pageWorld, type ScriptNames } from './pageWorld.ts'
import { preloadWorld, type PreloadProcess } from './preloadWorld.ts'

/** The name that Electron itself gives to the world of preloads. */
export const PRELOAD_WORLD = 'Electron Isolated Context'

/** Text that calls a function of ours in a page. */
function callText(run: (...args: never[]) => unknown, args: readonly string[]): string {
  return `(${run.toString()})(${args.join(', ')})`
}

/** What runs in the page's own world before anything of the page. */
export function pageWorldText(names: ScriptNames): string {
  return callText(pageWorld, [JSON.stringify(names), createCrossing.toString()])
}

/**
 * What runs in the preload's world before anything of the page.
 *
 * @param file the preload, or undefined where the window has none
 * @throws Error where the file cannot be a sandboxed preload: it is one CommonJS file
 */
export function preloadWorldText(names: ScriptNames, facts: PreloadProcess, file: string | undefined): string {
  const source = file === undefined ? '' : readFileSync(file, 'utf8')
  const preload = `function (require, process) { const exports = {}; const module = { exports };\n${source}\n}`
  try {
    new Script(`(${preload})`, { filename: file ?? 'preload' })
  } catch (error) {
    throw new Error(`A sandboxed preload is one CommonJS file, and this is none: ${file}`, { cause: error })
  }
  return callText(preloadWorld, [
    JSON.stringify(names),
    JSON.stringify(facts),
    createCrossing.toString(),
    cloneCodec.toString(),
    preload,
  ])
}
