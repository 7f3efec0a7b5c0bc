import { useMemo } from 'react'
import type { AppErrorData } from '../../../shared/errors.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { namedId } from '../../../shared/reports/names.ts'
import { pickerFor, pickerSource, takesAll } from '../../../shared/reports/pickers.ts'
import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { type Parameters, suggestionsFor } from './parameters.ts'

/** The operation's own list of what a parameter can be. */
export interface ChoiceList {
  /** When it was fetched; null: never. */
  readonly fetchedAtMs: number | null
  readonly isFetching: boolean
  /** Why fetching it could not even begin: a token is missing, say. */
  readonly error: AppErrorData | null
  readonly fetch: () => void
}

export interface OfferedValues {
  /** Values to offer, the likeliest first, each once. */
  readonly values: readonly string[]
  /** What people call a value; undefined where nobody knows. */
  readonly nameOf: (value: string) => string | undefined
  /** A value as it is shown: with its name, where that is known. */
  readonly labelOf: (value: string) => string
  /** Null where values come from no list. */
  readonly list: ChoiceList | null
}

/**
 * What can be offered for a parameter: what is usual, what was used before, and what the operation's own list has.
 *
 * @param sets the parameters that the report was asked with before, the latest first
 * @param allText what `all` is called
 */
export function useChoices(
  connectionId: number,
  report: ReportDefinition,
  parameter: ParameterDefinition,
  sets: readonly Parameters[],
  allText: string,
): OfferedValues {
  const picker = pickerFor(report, parameter)
  const { data } = useAnswer(
    'reports:choices',
    { connectionId, picker: picker ?? 'agent' },
    { isEnabled: picker !== undefined },
  )
  const { data: jobs } = useAnswer('jobs:list', null)
  const begin = useAction('pull:start')
  const choices = picker === undefined ? undefined : data
  const offered = useMemo(() => {
    const names = new Map(choices?.choices.map(({ value, name }) => [value, name]))
    const all = takesAll(parameter) ? ['all'] : []
    const values = [...new Set([...suggestionsFor(parameter, sets), ...all, ...names.keys()])]
    const nameOf = (value: string): string | undefined =>
      value === 'all' && all.length > 0 ? allText : names.get(value) || undefined
    const labelOf = (value: string): string =>
      value === 'all' && all.length > 0 ? allText : namedId(value, names.get(value))
    return { values, nameOf, labelOf }
  }, [choices, parameter, sets, allText])
  if (picker === undefined) return { ...offered, list: null }
  const { reportKey } = pickerSource(picker)
  const isFetching =
    begin.isPending ||
    (jobs ?? []).some(
      (job) =>
        job.kind === 'pull' &&
        job.connectionId === connectionId &&
        job.reportKey === reportKey &&
        job.endedAtMs === null,
    )
  return {
    ...offered,
    list: {
      fetchedAtMs: choices?.fetchedAtMs ?? null,
      isFetching: isFetching || choices === undefined,
      error: begin.error?.toData() ?? null,
      fetch: () => begin.mutate({ connectionId, reportKey, parameters: {}, range: null, refresh: false }),
    },
  }
}
