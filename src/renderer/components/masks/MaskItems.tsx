import { Menu } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isAtLeast, levelOf, MASK_LEVELS, maskOfLevel } from '../../../shared/maskLevels.ts'
import type { FileMask } from './useFileMask.ts'

const ICON_PX = 16

/** The part of a menu that says how what is taken out hides personal data; the menu stays open for what comes next. */
export function MaskItems({ mask, floor, choose }: FileMask) {
  const { t } = useTranslation('masks')
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconEyeOff size={ICON_PX} aria-hidden />}>
          {t('choice', { level: t(`levels.${levelOf(mask)}`) })}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup
          value={levelOf(mask)}
          onChange={(value) => {
            const level = MASK_LEVELS.find((each) => each === value)
            if (level !== undefined) choose(maskOfLevel(level))
          }}
        >
          {MASK_LEVELS.map((level) => (
            <Menu.RadioItem key={level} value={level} disabled={!isAtLeast(level, levelOf(floor))}>
              {t(`levels.${level}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
