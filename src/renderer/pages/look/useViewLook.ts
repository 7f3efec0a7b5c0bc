import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { viewQuestionSchema, type KeptView, type ViewQuestion } from '../../../shared/views.ts'
import { usePreference } from '../../api/usePreference.ts'
import { changedParts, lookSchema, type Look } from './look.ts'
import { useLookControl, type LookControl } from './useLook.ts'
import { lookOf } from './viewLook.ts'

/** How a view is looked at since it was changed, until it is saved or the changes are given up. */
interface ViewDraft {
  readonly version: 1
  /** What the view said when it was changed: where it says something else by now, the draft is of no view any more. */
  readonly of: ViewQuestion
  readonly look: Look
}

const draftSchema: z.ZodType<ViewDraft | null> = z
  .object({ version: z.literal(1), of: viewQuestionSchema, look: lookSchema })
  .nullable()

/** Under which name what was changed of a view is kept. */
function keyOf(connectionId: number, { reportKey, id }: Pick<KeptView, 'reportKey' | 'id'>): string {
  return `look/${connectionId}/${reportKey}/view/${id}`
}

/** How a view was changed since it was saved; null where it was not. */
function draftLook(draft: ViewDraft | null, { parameters, content }: ViewQuestion): Look | null {
  return draft !== null && JSON.stringify(draft.of) === JSON.stringify({ parameters, content }) ? draft.look : null
}

/** Whether a view was changed since it was saved. */
export function useIsChanged(connectionId: number, view: KeptView | null): boolean {
  const key = view === null ? 'look/no-view' : keyOf(connectionId, view)
  const { value = null } = usePreference<ViewDraft | null>(key, draftSchema, null)
  return view !== null && draftLook(value, view) !== null
}

/** How a view is looked at. */
export interface ViewLookControl extends LookControl {
  /** Whether that is something else than was saved. */
  readonly isChanged: boolean
  /** Looks at it as it was saved. */
  readonly discard: () => void
}

/** Holds how a named view is looked at: as it was saved, or with changes that are not, also at the next start. */
export function useViewLook(connectionId: number, view: KeptView, report: ReportDefinition): ViewLookControl {
  const { parameters, content } = view
  const saved = useMemo((): ViewQuestion => ({ parameters, content }), [parameters, content])
  const usual = useMemo(() => lookOf(saved, report), [saved, report])
  const key = keyOf(connectionId, view)
  const { value: kept, change: changeKept } = usePreference<ViewDraft | null>(key, draftSchema, null)
  const change = useCallback(
    (next: (before: Look) => Look) => {
      changeKept((draft) => {
        const before = draftLook(draft, saved) ?? usual
        const look = next(before)
        if (look === before) return draft
        // What is as it was saved is no change, however it came to be so.
        return changedParts(look, usual).length === 0 ? null : { version: 1, of: saved, look }
      })
    },
    [changeKept, saved, usual],
  )
  const draft = kept === undefined ? undefined : draftLook(kept, saved)
  const control = useLookControl(key, draft === undefined ? undefined : (draft ?? usual), change)
  return {
    ...control,
    isChanged: draft !== undefined && draft !== null,
    discard: () => control.change(() => usual),
  }
}
