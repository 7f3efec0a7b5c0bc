import type { AppError } from '../../../shared/errors.ts'
import type { Settings, SettingsView } from '../../../shared/settings.ts'
import { useAction, useAnswer } from '../../api/queries.ts'

export interface ChangeableSettings {
  readonly settings: SettingsView
  readonly change: (changed: Partial<Settings>) => void
  /** Why the last change did not hold. */
  readonly error: AppError | null
}

/** What is set, and a way to set it; what was set comes back as an event. Undefined until it is known. */
export function useSettings(): ChangeableSettings | undefined {
  const { data: settings } = useAnswer('settings:get', null)
  const { mutate, error } = useAction('settings:set')
  if (settings === undefined) return undefined
  return {
    settings,
    change: (changed) => {
      mutate(changed)
    },
    error,
  }
}
