import { allPreferences, getPreference, setPreference } from '../tables/preferences.ts'
import type { Writing } from '../threads/subject.ts'

/** What is remembered under a name, as texts. */
export const preferences = ({ database }: Writing) => ({
  all: () => allPreferences(database),
  get: (key: string) => getPreference(database, key),
  /** Null forgets it. */
  set: ({ key, value }: { key: string; value: string | null }) => {
    setPreference(database, key, value)
  },
})
