import { Anchor, PasswordInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TokenKeeping } from '../../../shared/connections.ts'
import { useAction } from '../../api/queries.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'

interface TokenFieldProps {
  readonly value: string
  /** How the token that is there is held; null for a new operation. */
  readonly keeping: TokenKeeping | null
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

const KEEPING_TEXTS = {
  kept: 'form.tokenKept',
  'this-run': 'form.tokenThisRun',
  none: 'form.tokenNone',
} as const

/** The token: pasted, without the blanks that come along, and hidden. */
export function TokenField({ value, keeping, error, onChange }: TokenFieldProps) {
  const { t } = useTranslation('start')
  const openLink = useAction('app:open-link')
  const { tokens } = useRefusals()
  return (
    <PasswordInput
      name="token"
      label={t('form.token')}
      description={
        <>
          {keeping === null ? null : <>{t(KEEPING_TEXTS[keeping])} </>}
          <ManagedNote refusal={tokens} />
          {t('form.tokenHelp')}{' '}
          <Anchor
            component="button"
            type="button"
            size="xs"
            className="connection-link"
            onClick={() => {
              openLink.mutate({ link: 'wolkvox-tokens' })
            }}
          >
            {t('form.tokenLink')} <IconExternalLink size={12} aria-hidden />
          </Anchor>
        </>
      }
      placeholder={keeping === null ? t('form.tokenPlaceholder') : '••••••••'}
      autoComplete="off"
      spellCheck={false}
      maxLength={10_000}
      required={keeping === null}
      disabled={tokens !== null}
      withAsterisk={false}
      data-autofocus={keeping === 'none' || undefined}
      value={value}
      error={error}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('form.showToken') }}
      onChange={(event) => {
        onChange(event.currentTarget.value.trim())
      }}
    />
  )
}
