import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface CopiesChoiceProps {
  /** What is there, in words; null: nothing, and nothing is asked. */
  readonly text: string | null
  readonly isChosen: boolean
  readonly isBusy: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** Offers, with an erasure, to delete the copies that it does not reach. */
export function CopiesChoice({ text, isChosen, isBusy, onChoose }: CopiesChoiceProps) {
  const { t } = useTranslation('settings')
  if (text === null) return null
  return (
    <Checkbox
      label={t('copies.too')}
      description={text}
      checked={isChosen}
      disabled={isBusy}
      onChange={(event) => {
        onChoose(event.currentTarget.checked)
      }}
    />
  )
}
