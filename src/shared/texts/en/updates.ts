import type { updates as spanish } from '../es/updates.ts'
import type { SameNames } from '../sameNames.ts'

export const updates: SameNames<typeof spanish> = {
  title: 'Updates of the program',
  states: {
    current: 'No newer version is known.',
    notAsked: 'Whether there is a newer version was not asked yet.',
    asking: 'Looking for a newer version…',
    loading: 'Fetching version {{version}}: {{percent}} %',
    ready: 'Version {{version}} is ready. Leaving Atalaya installs it, and so does restarting now.',
  },
  asked: 'Last asked: {{moment}}.',
  off: {
    'not-installed': 'This Atalaya was not installed by its setup program, so it does not update itself.',
    'for-all-users': 'The administrator installed this Atalaya for all users, and hands out its newer versions.',
    'system-package': 'This Atalaya came as a package of the system, and is updated with the others.',
    'in-its-image':
      'Atalaya is used out of its disk image. Once it is moved to the folder Applications it can update itself.',
    managed: 'The administrator of this computer switched updates off.',
    'no-address': 'Nobody has published an address yet where newer versions lie, so none is looked for.',
    unsigned:
      'This Atalaya is not signed: nothing could tell whether a newer version is genuine, and none is looked for.',
  },
  progress: 'How much of version {{version}} is here',
  look: 'Look now',
  restart: 'Restart now',
  byItself: 'Look for newer versions and fetch them by itself',
  byItselfMeaning: 'When Atalaya opens and once a day. They are installed as it ends, never in the middle of work.',
  previews: 'Also take versions that are still being tried',
  previewsMeaning: 'They come earlier and may fail. Switched off, the next usual version is waited for.',
  notice: {
    ready: 'A new version is ready',
    readyMeaning: 'Leaving Atalaya installs version {{version}}. It can also restart now.',
    failed: 'The update did not work',
    updated: 'Atalaya was updated to version {{version}}',
    seeNews: 'See what is new',
  },
  news: {
    title: 'What is new in Atalaya',
    version: 'Version {{version}}',
    released: 'Released on {{day}}',
    none: 'Nothing is noted about this version.',
  },
}
