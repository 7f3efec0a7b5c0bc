import { GuideHost } from './GuideHost.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { useSupportFile } from './useSupportFile.ts'

/** What helps whatever the window shows, also where the store does not open: keys, the guide, the file for support. */
export function Help() {
  useShortcuts()
  useSupportFile()
  return <GuideHost />
}
