import { Menu } from '@mantine/core'
import { IconFileTypePdf, IconPhotoDown, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { drawnIn } from '../../../shared/fileFormats.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { keysTextOf } from '../keys.ts'
import type { PageToMake, Paper } from './usePaper.ts'

interface PageItemsProps {
  readonly paper: Paper
  readonly of: PageToMake
  /** What is seen is not yet what was asked for last. */
  readonly isDisabled: boolean
}

const ICON_PX = 16

/** The part of a menu that puts what is seen on paper, into a PDF, or into a picture. */
export function PageItems({ paper, of, isDisabled }: PageItemsProps) {
  const { t } = useTranslation('paper')
  const language = useLanguage()
  return (
    <>
      <Menu.Label>{t('page')}</Menu.Label>
      <Menu.Item
        leftSection={<IconFileTypePdf size={ICON_PX} aria-hidden />}
        disabled={isDisabled}
        onClick={() => void paper.save(of, 'pdf')}
      >
        {drawnIn('pdf').title[language]}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPhotoDown size={ICON_PX} aria-hidden />}
        disabled={isDisabled}
        onClick={() => void paper.save(of, 'png')}
      >
        {t('picture')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPrinter size={ICON_PX} aria-hidden />}
        rightSection={<span className="paper-keys">{keysTextOf('print', language)}</span>}
        disabled={isDisabled}
        onClick={() => void paper.print(of)}
      >
        {t('print')}
      </Menu.Item>
    </>
  )
}
