import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from './thresholds.ts'

const ICONS = { good: IconCircleCheck, fair: IconAlertTriangle, poor: IconAlertOctagon } as const

export interface TileProps {
  readonly title: string
  readonly meaning?: string | undefined
  readonly value: string
  /** How good the number is; null where nobody said what is good, or it is not known. */
  readonly level?: Level | null
  /** What the levels are. */
  readonly levelMeaning?: string
  readonly children?: ReactNode
}

/** A large number. Its level is said by a word and a shape; colour only says it again. */
export function Tile({ title, meaning, value, level = null, levelMeaning, children }: TileProps) {
  const { t } = useTranslation('live')
  const Icon = level === null ? null : ICONS[level]
  return (
    <section className="board-tile" data-level={level ?? undefined} title={meaning}>
      <h3 className="board-heading">{title}</h3>
      <p className="board-big">
        <span>{value}</span>
      </p>
      <div>
        {Icon !== null && level !== null && (
          <p className="board-level" title={levelMeaning}>
            <Icon className="board-arrow" aria-hidden stroke={2} />
            {t(`levels.${level}`)}
          </p>
        )}
        {children}
      </div>
    </section>
  )
}
