import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { JsonValue } from '../../shared/json.ts'
import { usePreference } from './usePreference.ts'

// What was typed into a form and not sent. It is kept in the (encrypted) store, so that neither Esc nor the end of the
// program throws it away; erasing a customer looks through it as through everything that the window keeps.

/** A form's values while they are typed. */
export interface FormDraft<T> {
  readonly value: T
  readonly set: (value: T) => void
  /** Whether the form began with what was typed into it another time. */
  readonly isRecovered: boolean
  /** Begins anew, from what there was before anything was typed. */
  readonly discard: () => void
  /** Forgets what was typed: it was sent. */
  readonly done: () => void
}

interface KeptDraft<T> {
  /** What the form began with. Where that is another by now, what was typed is about something that is no longer so. */
  readonly start: JsonValue
  readonly value: T
}

const PAUSE_MS = 400

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function keptSchemaOf<T>(schema: z.ZodType<T>): z.ZodType<KeptDraft<T> | null> {
  return z.strictObject({ start: z.json(), value: schema }).nullable()
}

/**
 * The values of a form, kept while they are typed and found again when it is opened another time.
 *
 * @param name of the form, with what it is about: `connection/3`, `connection/new`
 * @param schema what kept values must look like; it only checks
 * @param start the values before anything is typed; only the first ones count
 * @param keepable values as they may be kept: without a token
 */
export function useDraft<T>(
  name: string,
  schema: z.ZodType<T>,
  start: T,
  keepable: (value: T) => T = (value) => value,
): FormDraft<T> {
  const [keptSchema] = useState(() => keptSchemaOf(schema))
  const kept = usePreference<KeptDraft<T> | null>(`draft/${name}`, keptSchema, null)
  const [first, setFirst] = useState(start)
  const [state, setState] = useState(() => {
    const found = kept.value ?? null
    const isRecovered = found !== null && isSame(found.start, keepable(start)) && !isSame(found.value, keepable(start))
    return { value: isRecovered ? found.value : start, isRecovered }
  })
  /** What is still to be kept; null: nothing. */
  const due = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void } | null>(null)

  function forgetDue(): void {
    if (due.current !== null) clearTimeout(due.current.timer)
    due.current = null
  }

  useEffect(
    () => () => {
      // Esc closed the form in the middle of a word.
      due.current?.write()
    },
    [],
  )

  function keepSoon(value: T): void {
    forgetDue()
    const write = (): void => {
      forgetDue()
      const draft = keepable(value)
      const begin = keepable(first)
      kept.set(isSame(draft, begin) ? null : { start: begin as JsonValue, value: draft })
    }
    due.current = { timer: setTimeout(write, PAUSE_MS), write }
  }

  return {
    ...state,
    set: (value) => {
      setState((before) => ({ value, isRecovered: before.isRecovered && !isSame(value, first) }))
      keepSoon(value)
    },
    discard: () => {
      forgetDue()
      setState({ value: first, isRecovered: false })
      kept.set(null)
    },
    done: () => {
      forgetDue()
      setFirst(state.value)
      setState((before) => ({ ...before, isRecovered: false }))
      kept.set(null)
    },
  }
}
