import { useEffect, useRef, useState } from 'react'
import { AppError, toAppError, type AppErrorData } from '../../../shared/errors.ts'
import type { ConnectionSummary, SavedConnection } from '../../../shared/connections.ts'
import { request } from '../../api/bridge.ts'
import { useDraft, type FormDraft } from '../../api/useDraft.ts'
import {
  connectionFieldsSchema,
  draftOf,
  fieldOf,
  initialFields,
  needsNoTest,
  withoutToken,
  type ConnectionFields,
  type FieldName,
} from './draft.ts'
import { understandServer } from './serverCode.ts'
import { systemTimeZone } from './timeZones.ts'

/** How a save came about: which words tell of it. */
export interface SaveOutcome extends SavedConnection {
  readonly wasTested: boolean
  readonly dayLimit: number | null
}

type Phase = 'idle' | 'testing' | 'saving'

export interface SaveWay {
  /** Asks the server first. */
  readonly isTested: boolean
  readonly keeping: 'kept' | 'this-run'
}

export interface ConnectionFormState {
  /** What was typed another time, and the way to begin anew. */
  readonly draft: Pick<FormDraft<ConnectionFields>, 'isRecovered' | 'discard'>
  readonly fields: ConnectionFields
  readonly phase: Phase
  readonly error: AppErrorData | null
  /** The field that the error is about. */
  readonly errorField: FieldName | null
  readonly change: (name: FieldName, value: string) => void
  readonly save: (way: SaveWay) => void
}

/**
 * The rules of the form that connects an operation: it is tested before it is saved, and what a closed form still hears
 * from the server changes nothing.
 *
 * @param usualName the name where none is typed
 * @param onFailed hears of each failure the field that it is about, where it is about one
 */
export function useConnectionForm(
  connection: ConnectionSummary | null,
  usualName: (code: string) => string,
  onSaved: (outcome: SaveOutcome) => void,
  onFailed: (field: FieldName | null) => void,
): ConnectionFormState {
  const draft = useDraft(
    `connection/${connection?.id ?? 'new'}`,
    connectionFieldsSchema,
    initialFields(connection, systemTimeZone()),
    withoutToken,
  )
  const { value: fields } = draft
  const [phase, setPhase] = useState<Phase>('idle')
  const [error, setError] = useState<AppErrorData | null>(null)
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])

  async function run({ isTested, keeping }: SaveWay): Promise<void> {
    const understood = understandServer(fields.server)
    if (understood === null) throw new AppError('bad-server', { server: fields.server.trim().slice(0, 100) })
    if (connection === null && fields.token.trim() === '') throw new AppError('empty-token')
    const described = draftOf(connection, fields, usualName(understood.code))
    const isAsking = isTested && !needsNoTest(connection, fields)
    if (isAsking) setPhase('testing')
    const verdict = isAsking ? await request('connections:test', described) : null
    if (!isOpen.current) return
    setPhase('saving')
    const saved = await request('connections:save', { draft: described, keeping })
    draft.done()
    onSaved({ ...saved, wasTested: verdict !== null, dayLimit: verdict?.dayLimit ?? null })
  }

  return {
    draft,
    fields,
    phase,
    error,
    errorField: error === null ? null : fieldOf(error.code, fields),
    change(name, value) {
      draft.set({ ...fields, [name]: value })
      setError(null)
    },
    save(way) {
      setError(null)
      run(way)
        .catch((cause: unknown) => {
          const failure = toAppError(cause).toData()
          setError(failure)
          onFailed(fieldOf(failure.code, fields))
        })
        .finally(() => {
          setPhase('idle')
        })
    },
  }
}
