import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

const LONGEST_STATE = 200

/** Which auxiliary states of an operation are paid: those that its rows have are offered, others can be typed. */
export function PaidStatesField({ connectionId, name }: { readonly connectionId: number; readonly name: string }) {
  const { t } = useTranslation('measures')
  const { data } = useAnswer('paid-states:get', { connectionId })
  const save = useAction('paid-states:set')
  if (data === undefined) return null
  const { states, offered } = data
  const description = offered.length === 0 ? t('paid.nothingKnown') : t('paid.meaning')
  return (
    <>
      <TagsInput
        className="settings-paid"
        size="xs"
        label={t('paid.label')}
        aria-label={t('paid.of', { name })}
        description={states === null ? `${description} ${t('paid.unsaid')}` : description}
        placeholder={states === null || states.length === 0 ? t('paid.none') : ''}
        value={[...(states ?? [])]}
        data={offered.filter((each) => each.length <= LONGEST_STATE)}
        maxLength={LONGEST_STATE}
        clearable
        clearButtonProps={{ 'aria-label': t('paid.clear') }}
        onChange={(chosen) => save.mutate({ connectionId, states: chosen })}
      />
      {save.error === null ? null : <ProblemNote error={save.error} />}
    </>
  )
}
