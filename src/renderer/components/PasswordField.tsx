import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (password: string) => void
  /** Whether the focus goes there as its dialog opens. */
  readonly isFirst?: boolean
}

/** The field of a password, which can be shown; no draft of it is kept. */
export function PasswordField({ label, value, onChange, isFirst = false }: PasswordFieldProps) {
  const { t } = useTranslation('common')
  return (
    <PasswordInput
      name="password"
      label={label}
      autoComplete="off"
      maxLength={1_000}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
    />
  )
}
