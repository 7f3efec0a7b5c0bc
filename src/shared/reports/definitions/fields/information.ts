import type { CommonField } from './commonField.ts'

/** The operation itself: connections, networks, servers. */
export const INFORMATION_FIELDS = {
  description: {
    type: 'text',
    title: { es: 'Descripción', en: 'Description' },
    meaning: { es: 'Producto o elemento', en: 'Product or item' },
  },
  ip: {
    type: 'text',
    title: { es: 'Dirección IP', en: 'IP address' },
    meaning: { es: 'Dirección IP pública', en: 'Public IP address' },
  },
  user: { type: 'text', title: { es: 'Usuario', en: 'User' }, meaning: { es: 'Usuario', en: 'User' } },
  last_use: {
    type: 'dateTime',
    title: { es: 'Último uso', en: 'Last use' },
    meaning: { es: 'Último uso o conexión', en: 'Last use or connection' },
  },
  connector_id: {
    type: 'id',
    identifies: 'connector',
    title: { es: 'Id del conector', en: 'Connector id' },
    meaning: { es: 'Número del conector', en: 'Number of the connector' },
  },
  speed: {
    type: 'decimal',
    title: { es: 'Velocidad', en: 'Speed' },
    meaning: { es: 'Velocidad de marcación', en: 'Dialling speed' },
  },
  tx_jitter: {
    type: 'decimal',
    title: { es: 'Jitter de envío', en: 'Transmit jitter' },
    meaning: { es: 'Variación del retardo al enviar', en: 'Variation of the delay on sending' },
  },
  rx_jitter: {
    type: 'decimal',
    title: { es: 'Jitter de recepción', en: 'Receive jitter' },
    meaning: { es: 'Variación del retardo al recibir', en: 'Variation of the delay on receiving' },
  },
  tx_ploss: {
    type: 'percent',
    title: { es: 'Pérdida al enviar', en: 'Transmit loss' },
    meaning: { es: 'Paquetes perdidos al enviar', en: 'Packets lost on sending' },
  },
  rx_ploss: {
    type: 'percent',
    title: { es: 'Pérdida al recibir', en: 'Receive loss' },
    meaning: { es: 'Paquetes perdidos al recibir', en: 'Packets lost on receiving' },
  },
  network_rejection: {
    type: 'percent',
    title: { es: 'Rechazos por red', en: 'Network rejections' },
    meaning: {
      es: 'Llamadas rechazadas por la red; no debería pasar de 1 %',
      en: 'Calls rejected by the network; should stay under 1 %',
    },
  },
} as const satisfies Readonly<Record<string, CommonField>>
