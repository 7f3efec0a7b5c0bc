import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMAND_IDS, factsOf, keysOf, type Command } from '../../../src/shared/commands/commands.ts'
import { isPressed, readKeys, writtenKeys, type KeyEvent } from '../../../src/shared/commands/keys.ts'
import { menuLayouts, ROLE_KEYS, type MenuEntry } from '../../../src/shared/commands/menus.ts'
import { PLACE_KEYS } from '../../../src/shared/commands/placeKeys.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { texts } from '../../../src/shared/texts/index.ts'

/** What Electron understands as an accelerator, as far as ours go. */
const ACCELERATOR =
  /^(?:(?:CmdOrCtrl|Cmd|Ctrl|Alt|Shift)\+)*(?:[A-Z0-9]|[,.?/[\]-]|F\d{1,2}|Plus|Tab|Space|Enter|Esc|Up|Down|Left|Right|Home|End)$/

function entriesOf(isMac: boolean): readonly MenuEntry[] {
  return menuLayouts({ isMac, withDevTools: false }).flatMap(({ groups }) => groups.flat())
}

function commandsIn(isMac: boolean): readonly Command[] {
  return entriesOf(isMac).flatMap((entry) => ('command' in entry ? [entry.command] : []))
}

/** The event of a keyboard on which just this is held. */
function eventOf(keys: string, isMac: boolean): KeyEvent {
  const { modifiers, key } = readKeys(keys, isMac)
  return {
    // With Shift, a keyboard tells the capital letter.
    key: modifiers.has('shift') && key.length === 1 ? key.toUpperCase() : key,
    ctrlKey: modifiers.has('ctrl'),
    altKey: modifiers.has('alt'),
    shiftKey: modifiers.has('shift'),
    metaKey: modifiers.has('meta'),
  }
}

test('every command is in the menu once, on each kind of computer', () => {
  for (const isMac of [true, false]) expect(commandsIn(isMac).toSorted()).toEqual(COMMAND_IDS.toSorted())
})

test('every command is called something, as nothing else is', () => {
  for (const language of LANGUAGES) {
    const labels = COMMAND_IDS.map((command) => texts[language].commands[command].label)
    expect(labels.every((label) => label.trim() !== '')).toBe(true)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

describe.each([true, false])('keys (macOS: %s)', (isMac) => {
  const ofCommands = COMMAND_IDS.flatMap((command) => keysOf(command, isMac).map((keys) => ({ command, keys })))

  test('are what Electron understands', () => {
    const places = Object.values(PLACE_KEYS).flatMap(({ keys }) => keys)
    for (const keys of [...ofCommands.map(({ keys: each }) => each), ...Object.values(ROLE_KEYS), ...places]) {
      expect(keys).toMatch(ACCELERATOR)
    }
  })

  test('mean one thing each', () => {
    const roles = entriesOf(isMac).flatMap((entry) => ('role' in entry ? [ROLE_KEYS[entry.role] ?? []].flat() : []))
    const told = [...ofCommands.map(({ keys }) => keys), ...roles].map((keys) => writtenKeys(keys, isMac, 'en'))
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted())
  })

  test('ask for their command and for no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ofCommands), ({ command, keys }) => {
        const asked = ofCommands.filter((each) => isPressed(readKeys(each.keys, isMac), eventOf(keys, isMac)))
        expect(asked.map((each) => each.command)).toEqual([command])
      }),
    )
  })

  test('mean nothing with one more or one fewer held, but for signs and Shift', () => {
    const held = ['ctrlKey', 'altKey', 'shiftKey', 'metaKey'] as const
    fc.assert(
      fc.property(fc.constantFrom(...ofCommands), fc.constantFrom(...held), ({ keys }, changed) => {
        const event = eventOf(keys, isMac)
        const press = readKeys(keys, isMac)
        const isSign = press.key.length === 1 && !/[a-z]/.test(press.key)
        fc.pre(!(changed === 'shiftKey' && isSign))
        expect(isPressed(press, { ...event, [changed]: !event[changed] })).toBe(false)
      }),
    )
  })

  test('are written so that they can be told apart, in every language', () => {
    for (const language of LANGUAGES) {
      const written = ofCommands.map(({ keys }) => writtenKeys(keys, isMac, language))
      expect(new Set(written).size).toBe(written.length)
    }
  })
})

test('keys are written as each system writes them', () => {
  expect(writtenKeys('CmdOrCtrl+Shift+Z', true, 'es')).toBe('⇧⌘Z')
  expect(writtenKeys('CmdOrCtrl+Shift+Z', false, 'es')).toBe('Ctrl+Mayús+Z')
  expect(writtenKeys('Alt+Left', false, 'en')).toBe('Alt+←')
  expect(writtenKeys('Alt+Home', false, 'es')).toBe('Alt+Inicio')
  expect(writtenKeys('CmdOrCtrl+Plus', false, 'en')).toBe('Ctrl++')
  expect(() => readKeys('Hyper+K', false)).toThrow('Hyper')
})

test('only what leaves the page as it is is meant over a dialog', () => {
  const meant = COMMAND_IDS.filter((command) => factsOf(command).isMeantOverDialogs === true)
  expect(meant.toSorted()).toEqual(
    [
      'settings',
      'undo',
      'redo',
      'palette',
      'guide',
      'guide-keyboard',
      'guide-problems',
      'support-file',
      'look-for-updates',
    ].toSorted(),
  )
})
