import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'

interface LimitChoiceProps {
  readonly summary: WrittenSummary
  readonly onChange: (summary: WrittenSummary) => void
}

const LIMITS: readonly string[] = ['5', '10', '20', '50', '100', '500']

/** How many groups come by themselves, the rest as one; and whether sums of them come too. */
export function LimitChoice({ summary, onChange }: LimitChoiceProps) {
  const { t } = useTranslation('summary')
  const { limit, by, across, hasTotals } = summary
  const limits = limit === null || LIMITS.includes(limit) ? LIMITS : [...LIMITS, limit]
  const isWithout = by.length === 0
  return (
    <span className="summary-choice">
      <span className="summary-word">{t('first')}</span>
      <NativeSelect
        size="xs"
        aria-label={t('first')}
        disabled={isWithout}
        value={limit ?? ''}
        data={[
          { value: '', label: t('limits.all') },
          ...limits.map((value) => ({ value, label: t('limits.some', { count: Number(value) }) })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ ...summary, limit: value === '' ? null : value })}
      />
      {isWithout && <span className="summary-why">{t('whyNot.needsGroups')}</span>}
      <Checkbox
        size="xs"
        className="summary-totals"
        label={t('totals')}
        checked={hasTotals || (isWithout && across === null)}
        disabled={isWithout && across === null}
        title={t('totalsHint')}
        onChange={({ currentTarget: { checked } }) => onChange({ ...summary, hasTotals: checked })}
      />
    </span>
  )
}
