import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DatabasePasswordProps {
  readonly value: string
  readonly onChange: (password: string) => void
  /** Whether the focus goes there as its dialog opens. */
  readonly isFirst?: boolean
}

/** The field of the password of the team's database; it is kept nowhere but in the keychain. */
export function DatabasePassword({ value, onChange, isFirst = false }: DatabasePasswordProps) {
  const { t } = useTranslation('team')
  return (
    <PasswordInput
      name="password"
      label={t('address.password')}
      autoComplete="off"
      maxLength={1_000}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('address.showPassword') }}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
    />
  )
}
