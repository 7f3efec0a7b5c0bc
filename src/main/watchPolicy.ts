import { app, powerMonitor } from 'electron'
import type { PolicyReport } from '../shared/policy/report.ts'
import { readSystemPolicy } from '../core/policy/readPolicy.ts'
import { PolicyWatch } from './policyWatch.ts'

/**
 * Looks whether the administrator sets something else than what holds: when somebody comes to the window, when the
 * computer wakes, and now and then.
 *
 * @param onChange hears of what will hold from the next start; null: what holds is set again
 */
export function watchPolicy(held: PolicyReport, onChange: (next: PolicyReport | null) => void): PolicyWatch {
  const watch = new PolicyWatch({ held, read: readSystemPolicy, onChange })
  const follow = (): void => {
    watch.follow()
  }
  app.on('browser-window-focus', follow)
  powerMonitor.on('resume', follow)
  watch.begin()
  return watch
}
