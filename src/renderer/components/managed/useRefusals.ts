import { policyTexts } from '../../../shared/commonTexts/policy.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { Mask } from '../../../shared/masks.ts'
import { managed, NO_POLICY } from '../../../shared/policy/policy.ts'
import { useAnswer } from '../../api/queries.ts'

/** What the computer's administrator does not let users do here, as it would be said to who tried. */
export interface Refusals {
  /** The only servers that may be asked. */
  readonly servers: readonly string[] | null
  readonly tokens: AppErrorData | null
  /** At least so much is hidden, and why no less is. */
  readonly mask: { readonly floor: Mask; readonly refusal: AppErrorData } | null
  readonly folders: AppErrorData | null
  readonly updates: AppErrorData | null
  readonly withoutTeam: AppErrorData | null
}

/** What users may not do on this computer. While that is not known, nothing counts as refused: the desk refuses it. */
export function useRefusals(): Refusals {
  const { data } = useAnswer('policy:get', null)
  const { servers, mayAddTokens, maskAtLeast, exportFolders, updates, mayFetchWithoutTeam } = data?.policy ?? NO_POLICY
  return {
    servers,
    updates: updates.isLocked ? managed('Updates').toData() : null,
    withoutTeam: mayFetchWithoutTeam ? null : managed('FetchWithoutTeam').toData(),
    tokens: mayAddTokens ? null : managed('UserTokens').toData(),
    mask:
      maskAtLeast === null
        ? null
        : { floor: maskAtLeast, refusal: managed('MaskAtLeast', { level: policyTexts(maskAtLeast) }).toData() },
    folders:
      exportFolders === null
        ? null
        : managed('ExportFolders', { folders: exportFolders.length === 0 ? '–' : exportFolders.join(', ') }).toData(),
  }
}
