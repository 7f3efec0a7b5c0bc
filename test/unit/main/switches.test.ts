import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusedSwitch } from '../../../src/main/switches.ts'

const OPENING = [
  'remote-debugging-port=9222',
  'remote-debugging-pipe',
  'remote-debugging-address=0.0.0.0',
  'remote-allow-origins=*',
  'inspect',
  'inspect=0',
  'inspect-brk=127.0.0.1:9229',
  'inspect-port=0',
  'debug',
  'debug-brk',
  'js-flags=--allow-natives-syntax',
  'load-extension=/tmp/extension',
  'disable-extensions-except=/tmp/extension',
  'disable-web-security',
  'allow-file-access-from-files',
  'disable-site-isolation-trials',
  'single-process',
  'renderer-cmd-prefix=/tmp/run',
  'utility-cmd-prefix=/tmp/run',
  'gpu-launcher=/tmp/run',
  'browser-subprocess-path=/tmp/run',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list=abc',
  'ssl-key-log-file=/tmp/keys',
]

/** What the program itself, its installer, its desktop or its user start it with. */
const HARMLESS = [
  '--hidden',
  '--lang=es',
  '--user-data-dir=/home/ana/atalaya',
  '--ozone-platform-hint=auto',
  '--enable-features=WaylandWindowDecorations',
  '--force-device-scale-factor=1.5',
  '--disable-gpu',
  '--disable-gpu-compositing',
  '--proxy-server=proxy.example:3128',
  '--updated',
  '-psn_0_12345',
  '--password-store=gnome-libsecret',
  '/home/ana/inspect',
  'inspect',
  '',
  '-',
  '--',
]

describe('what opens the program to others', () => {
  test.each(OPENING)('--%s', (argument) => {
    const [name = ''] = argument.split('=')
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(refusedSwitch([`--${argument}`], platform)).toBe(`--${name}`)
      expect(refusedSwitch(['--hidden', `-${argument}`], platform)).toBe(`-${name}`)
    }
    expect(refusedSwitch([`--${argument.toUpperCase()}`], 'win32')).toBe(`--${name.toUpperCase()}`)
    expect(refusedSwitch([`/${argument}`], 'win32')).toBe(`/${name}`)
  })

  test('is told without its value, which may be long or name a folder', () => {
    expect(refusedSwitch(['--load-extension=/home/ana/private=1'], 'linux')).toBe('--load-extension')
  })

  test('among whatever else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HARMLESS)),
        fc.constantFrom(...OPENING),
        fc.array(fc.constantFrom(...HARMLESS)),
        (before, opening, after) => {
          expect(refusedSwitch([...before, `--${opening}`, ...after], 'darwin')).toBeDefined()
        },
      ),
    )
  })
})

test('all else starts as it did', () => {
  for (const platform of ['linux', 'darwin']) expect(refusedSwitch(HARMLESS, platform)).toBeUndefined()
  expect(
    refusedSwitch(
      HARMLESS.filter((each) => !each.startsWith('/')),
      'win32',
    ),
  ).toBeUndefined()
})

test('without the sandbox only where Linux denies it', () => {
  expect(refusedSwitch(['--no-sandbox'], 'linux')).toBeUndefined()
  expect(refusedSwitch(['--no-sandbox', '--remote-debugging-pipe'], 'linux')).toBe('--remote-debugging-pipe')
  expect(refusedSwitch(['--no-sandbox'], 'win32')).toBe('--no-sandbox')
  expect(refusedSwitch(['--no-sandbox'], 'darwin')).toBe('--no-sandbox')
})
