import { NumberInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_RESERVE_PERCENT } from '../../../shared/quota.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

/** How much of the day's limit automatic work leaves untouched. It counts once the field is left, or with Enter. */
export function ReserveField({ connectionId }: { readonly connectionId: number }) {
  const { t } = useTranslation('automation')
  const { data: quota } = useAnswer('quota:get', { connectionId }, { keepPrevious: true })
  const save = useAction('quota:set-reserve')
  const [draft, setDraft] = useState<number | null>(null)
  if (quota === undefined) return null
  const { left, reserve, reservePercent } = quota

  function settle(): void {
    if (draft !== null && draft !== reservePercent) save.mutate({ connectionId, percent: draft })
    setDraft(null)
  }

  return (
    <fieldset className="settings-erase">
      <legend>{t('reserve.title')}</legend>
      <NumberInput
        label={t('reserve.label')}
        description={t('reserve.meaning')}
        maw={420}
        min={0}
        max={MOST_RESERVE_PERCENT}
        allowDecimal={false}
        clampBehavior="strict"
        value={draft ?? reservePercent}
        onChange={(value) => {
          setDraft(typeof value === 'number' ? value : null)
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
        }}
      />
      {left === null ? null : (
        <Text size="xs" c="dimmed" mt={4} aria-live="polite">
          {t('reserve.count', { left, reserve })}
        </Text>
      )}
      {save.error === null ? null : <ProblemNote error={save.error} />}
    </fieldset>
  )
}
