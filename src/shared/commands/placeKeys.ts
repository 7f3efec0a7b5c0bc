// Keys that mean something where the focus is, and nothing elsewhere: the guide lists them beside the commands'.

export const KEY_PLACES = [
  'list',
  'days',
  'headings',
  'filters',
  'rows',
  'card',
  'summary',
  'wallboard',
  'story',
] as const
export type KeyPlace = (typeof KEY_PLACES)[number]

interface PlaceKey {
  readonly place: KeyPlace
  /** As Electron writes keys; several that do the same, or belong together. */
  readonly keys: readonly string[]
}

/** What each does is said in the guide's texts, `<language>/keys.ts`, under the same name. */
export const PLACE_KEYS = {
  listMove: { place: 'list', keys: ['Up', 'Down', 'Home', 'End'] },
  listOpen: { place: 'list', keys: ['Enter'] },
  dayMove: { place: 'days', keys: ['Left', 'Right'] },
  dayExtend: { place: 'days', keys: ['Shift+Left', 'Shift+Right'] },
  dayOpen: { place: 'days', keys: ['Enter', 'Space'] },
  sort: { place: 'headings', keys: ['Enter'] },
  sortToo: { place: 'headings', keys: ['Shift+Enter'] },
  columnMenu: { place: 'headings', keys: ['Alt+Down'] },
  filterSet: { place: 'filters', keys: ['Enter'] },
  filterMore: { place: 'filters', keys: ['Alt+Down'] },
  rowMove: { place: 'rows', keys: ['Up', 'Down', 'Left', 'Right'] },
  rowOpen: { place: 'rows', keys: ['Enter'] },
  rowSelect: { place: 'rows', keys: ['Space'] },
  rowExtend: { place: 'rows', keys: ['Shift+Up', 'Shift+Down'] },
  rowAll: { place: 'rows', keys: ['CmdOrCtrl+A'] },
  rowCopy: { place: 'rows', keys: ['CmdOrCtrl+C'] },
  rowMenu: { place: 'rows', keys: ['Shift+F10'] },
  cardStep: { place: 'card', keys: ['Up', 'Down'] },
  talkMove: { place: 'card', keys: ['Up', 'Down', 'Home', 'End'] },
  talkRow: { place: 'card', keys: ['Enter'] },
  cardClose: { place: 'card', keys: ['Esc'] },
  numberMove: { place: 'summary', keys: ['Up', 'Down', 'Left', 'Right'] },
  numberRows: { place: 'summary', keys: ['Enter'] },
  numberMenu: { place: 'summary', keys: ['Shift+F10'] },
  eventMove: { place: 'story', keys: ['Up', 'Down', 'Home', 'End'] },
  eventOpen: { place: 'story', keys: ['Enter'] },
  eventLeave: { place: 'story', keys: ['Esc'] },
  fullScreen: { place: 'wallboard', keys: ['F11'] },
} as const satisfies Readonly<Record<string, PlaceKey>>

export type PlaceKeyName = keyof typeof PLACE_KEYS
