import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onEvent } from '../../api/bridge.ts'
import { ProxyLoginForm } from './ProxyLoginForm.tsx'

/**
 * Asks who its user is for a proxy that wants to know, when it first does. Whoever closes it is not asked again by the
 * same proxy, since what works by itself meets it again and again: until the log-ins that are known change.
 */
export function ProxyLoginDialog() {
  const { t } = useTranslation('network')
  const [proxy, setProxy] = useState<string | null>(null)
  const declined = useRef(new Set<string>())
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'proxy-logins') declined.current.clear()
        if (event.kind !== 'proxy-login' || declined.current.has(event.proxy)) return
        setProxy((shown) => shown ?? event.proxy)
      }),
    [],
  )
  if (proxy === null) return null
  const decline = (): void => {
    declined.current.add(proxy)
    setProxy(null)
  }
  return (
    <Modal opened title={t('login.title')} onClose={decline}>
      <ProxyLoginForm
        proxy={proxy}
        onDone={() => {
          setProxy(null)
        }}
        onDecline={decline}
      />
    </Modal>
  )
}
