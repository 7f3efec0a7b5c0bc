import { TEXT_PERCENTS, USUAL_TEXT_PERCENT } from '../../shared/settings.ts'
import { useCommand } from '../api/commands.ts'
import { useAction, useAnswer } from '../api/queries.ts'
import { USUAL_READING } from '../components/useReading.ts'

/** Answers to what the menu and the palette ask of letters and rows. */
export function useReadingCommands(): void {
  const { data } = useAnswer('settings:get', null)
  const { mutate } = useAction('settings:set')
  const { density, textPercent } = data ?? USUAL_READING
  const place = TEXT_PERCENTS.indexOf(textPercent)
  const [smaller, larger] = [TEXT_PERCENTS[place - 1], TEXT_PERCENTS[place + 1]]
  useCommand('density-comfortable', () => mutate({ density: 'comfortable' }), density !== 'comfortable')
  useCommand('density-compact', () => mutate({ density: 'compact' }), density !== 'compact')
  useCommand('text-larger', () => larger !== undefined && mutate({ textPercent: larger }), larger !== undefined)
  useCommand('text-smaller', () => smaller !== undefined && mutate({ textPercent: smaller }), smaller !== undefined)
  useCommand('text-usual', () => mutate({ textPercent: USUAL_TEXT_PERCENT }), textPercent !== USUAL_TEXT_PERCENT)
}
