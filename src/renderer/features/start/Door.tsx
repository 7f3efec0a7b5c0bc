import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface DoorProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly action: string
  readonly isMain?: boolean
  readonly isBusy?: boolean
  readonly children?: ReactNode
  readonly onOpen: () => void
}

/** A card that is one way into the program. */
export function Door({ icon, title, text, action, isMain = false, isBusy = false, children, onOpen }: DoorProps) {
  return (
    <section className="door" data-main={isMain || undefined}>
      <span className="door-icon">{icon}</span>
      <h2 className="door-title">{title}</h2>
      <p className="door-text">{text}</p>
      {children}
      <Button
        className="door-action"
        size="sm"
        variant={isMain ? 'filled' : 'default'}
        rightSection={<IconArrowRight size={16} aria-hidden />}
        loading={isBusy}
        aria-label={`${action}: ${title}`}
        onClick={onOpen}
      >
        {action}
      </Button>
    </section>
  )
}
