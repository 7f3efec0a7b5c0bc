import { Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import { sameFilter, type ColumnFilter } from './filterModel.ts'
import { useGridSession } from './gridSession.ts'
import { readQuick } from './quickFilter.ts'
import { useFilterTexts } from './useFilterTexts.ts'

export const TYPING_PAUSE_MS = 250

interface QuickInputProps {
  readonly field: GridField
  readonly title: string
  readonly filter: ColumnFilter | undefined
  /** The line that says what the filter asks now. */
  readonly quick: string
  /** Opens everything else that the column can be asked. */
  readonly onOpen: () => void
}

/**
 * The line under a heading. What is typed applies after a moment, or at once with Enter, and is told as it is
 * understood; what is no value says so and is not asked.
 */
export function QuickInput({ field, title, filter, quick, onOpen }: QuickInputProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { change } = useGridSession()
  const texts = useFilterTexts()
  const complaintId = useId()
  const readingId = useId()
  const line = useRef<HTMLSpanElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [isFocused, setFocused] = useState(false)
  const [filterBefore, setFilterBefore] = useState(filter)

  const asked = readQuick(field, draft ?? quick, language)
  const isBad = asked.kind === 'bad'
  const complaint = isBad ? texts.complaint(asked.problem) : null
  const [condition] = asked.kind === 'filter' ? asked.filter.conditions : []
  // What is being typed is told as it is understood; what was chosen in other ways is shown as it was chosen.
  const reading = condition === undefined || draft === null ? null : texts.conditionReading(field, condition)

  function apply(text: string): void {
    const read = readQuick(field, text, language)
    if (read.kind === 'bad') return
    const wanted = read.kind === 'none' ? undefined : read.filter
    if (!sameFilter(wanted, filter)) change({ kind: 'filter', field: field.name, filter: wanted })
  }
  const applyLater = useDebouncedCallback(apply, { delay: TYPING_PAUSE_MS, flushOnUnmount: true })

  if (!sameFilter(filterBefore, filter)) {
    setFilterBefore(filter)
    // Somebody else changed the filter: what was being typed is out of date.
    const typed = asked.kind === 'filter' ? asked.filter : undefined
    if (draft !== null && !sameFilter(typed, filter)) setDraft(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      applyLater.cancel()
      apply(draft ?? quick)
    } else if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault()
      onOpen()
    }
  }

  function onBlur(): void {
    setFocused(false)
    applyLater.flush()
    if (!isBad) setDraft(null)
  }

  return (
    <span ref={line} className="grid-filter-line">
      <input
        type="text"
        className="grid-filter-input"
        value={draft ?? quick}
        aria-label={t('filter.label', { column: title })}
        aria-keyshortcuts="Alt+ArrowDown"
        aria-invalid={isBad || undefined}
        aria-errormessage={isBad ? complaintId : undefined}
        aria-describedby={reading === null ? undefined : readingId}
        title={isBad || reading !== null ? undefined : texts.hint(field)}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          applyLater(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={onBlur}
      />
      {isBad ? (
        <span id={complaintId} className="visually-hidden" role="alert">
          {complaint}
        </span>
      ) : null}
      {reading === null ? null : (
        <span id={readingId} className="visually-hidden">
          {reading}
        </span>
      )}
      {isFocused && (complaint ?? reading) !== null ? (
        <Tooltip target={line} label={complaint ?? reading} opened position="bottom-start" multiline maw={320} />
      ) : null}
    </span>
  )
}
