// What can be asked of the window, wherever it is asked: by the menu, a key, the palette or the guide. They are all
// made of this table, so that none of them says something else than the others. Words: `texts/<language>/commands.ts`.
// Places in the menu: `menus.ts`.

/** Keys as Electron writes them (`CmdOrCtrl+Shift+Z`): the first is the one that is told, the others do the same. */
type Keys = readonly string[] | { readonly mac: readonly string[]; readonly others: readonly string[] }

interface CommandFacts {
  readonly keys?: Keys
  /** The group of the palette that offers it, while something answers to it; absent: the palette does not. */
  readonly palette?: 'thisReport' | 'program'
  /** It is meant though a dialog lies over the window; others would change what lies behind it. */
  readonly isMeantOverDialogs?: true
  /** It opens a dialog of the system's, over whatever the window shows. */
  readonly opensSystemDialog?: true
}

export const COMMANDS = {
  'new-tab': { keys: ['CmdOrCtrl+T'], palette: 'program' },
  'close-tab': { keys: ['CmdOrCtrl+W'] },
  'save-view': { keys: ['CmdOrCtrl+S'], palette: 'thisReport' },
  'save-view-as': { keys: ['CmdOrCtrl+Shift+S'], palette: 'thisReport' },
  'import-view': { palette: 'program' },
  'join-team': { palette: 'program', opensSystemDialog: true },
  update: { keys: { mac: ['Cmd+R'], others: ['Ctrl+R', 'F5'] }, palette: 'thisReport' },
  'keep-up-to-date': { palette: 'thisReport' },
  export: { keys: ['CmdOrCtrl+E'], palette: 'thisReport' },
  print: { keys: ['CmdOrCtrl+P'], palette: 'thisReport' },
  settings: { keys: ['CmdOrCtrl+,'], palette: 'program', isMeantOverDialogs: true },

  undo: { keys: ['CmdOrCtrl+Z'], isMeantOverDialogs: true },
  redo: { keys: { mac: ['Cmd+Shift+Z'], others: ['Ctrl+Y', 'Ctrl+Shift+Z'] }, isMeantOverDialogs: true },
  search: { keys: ['CmdOrCtrl+F'], palette: 'thisReport' },

  'hide-personal-data': { palette: 'program' },
  calendar: { palette: 'thisReport' },
  'density-comfortable': { palette: 'program' },
  'density-compact': { palette: 'program' },
  'text-larger': { palette: 'program' },
  'text-smaller': { palette: 'program' },
  'text-usual': { palette: 'program' },

  back: { keys: { mac: ['Cmd+['], others: ['Alt+Left'] } },
  forward: { keys: { mac: ['Cmd+]'], others: ['Alt+Right'] } },
  home: { keys: { mac: ['Cmd+Shift+H'], others: ['Alt+Home'] }, palette: 'program' },
  palette: { keys: ['CmdOrCtrl+K'], isMeantOverDialogs: true },
  customer: { keys: ['CmdOrCtrl+Shift+K'], palette: 'thisReport' },
  'customer-list': { palette: 'program' },
  'next-tab': { keys: ['Ctrl+Tab'] },
  'previous-tab': { keys: ['Ctrl+Shift+Tab'] },

  guide: { keys: { mac: ['Cmd+?', 'F1'], others: ['F1'] }, palette: 'program', isMeantOverDialogs: true },
  'guide-keyboard': { palette: 'program', isMeantOverDialogs: true },
  'guide-problems': { palette: 'program', isMeantOverDialogs: true },
  'look-for-updates': { palette: 'program', isMeantOverDialogs: true },
  'support-file': { palette: 'program', isMeantOverDialogs: true, opensSystemDialog: true },
} as const satisfies Readonly<Record<string, CommandFacts>>

/** What a menu, a key or the palette asks of the window. */
export type Command = keyof typeof COMMANDS

/** The names of all commands. */
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly Command[]

/** What is so of a command. */
export function factsOf(command: Command): CommandFacts {
  return COMMANDS[command]
}

/** The keys of a command on one kind of computer, the one that is told first; none where it has none. */
export function keysOf(command: Command, isMac: boolean): readonly string[] {
  const { keys = [] } = factsOf(command)
  if ('mac' in keys) return isMac ? keys.mac : keys.others
  return keys
}
