import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Mask } from '../../../shared/masks.ts'
import { emitCommand } from '../../api/commands.ts'

/** Says that personal data is hidden in what is seen, and how; behind it is the operation's switch. */
export function MaskMark({ mask }: { readonly mask: Mask | undefined }) {
  const { t } = useTranslation('masks')
  if (mask === undefined) return null
  return (
    <Button
      className="mask-mark"
      size="compact-sm"
      variant="light"
      leftSection={<IconEyeOff size={14} aria-hidden />}
      title={`${t(`mark.${mask}`)}. ${t(`hints.${mask}`)}`}
      aria-label={t(`mark.${mask}`)}
      onClick={() => emitCommand('hide-personal-data')}
    >
      {/* In few words: it stands in the line of the title. */}
      {t(`levels.${mask}`)}
    </Button>
  )
}
