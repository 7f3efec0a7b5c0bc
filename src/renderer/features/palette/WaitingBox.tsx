import { Loader } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepEscape } from '../../components/ownEscape.ts'
import type { EarlyKeys } from './earlyKeys.ts'

interface WaitingBoxProps {
  readonly onKeys: (keys: EarlyKeys) => void
  readonly onClose: () => void
}

/**
 * Stands where the palette will stand, and takes what is typed meanwhile: a field, so that accents and deleting work.
 */
export function WaitingBox({ onKeys, onClose }: WaitingBoxProps) {
  const { t } = useTranslation('palette')
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="palette-waiting">
      <div className="palette-box">
        <Loader size={16} aria-hidden />
        <input
          ref={box}
          className="palette-input"
          type="text"
          aria-label={t('title')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            onKeys({ text: event.currentTarget.value, isSent: false })
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain').trim()
            // What has several lines the palette reads as a list; a field would join them.
            if (!/[\r\n]/.test(pasted)) return
            event.preventDefault()
            setText(pasted.replace(/[\r\n]+/g, ' '))
            onKeys({ text: pasted, isSent: false })
          }}
          onFocusCapture={keepEscape}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') onKeys({ text, isSent: true })
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onClose()
          }}
        />
      </div>
    </div>
  )
}
