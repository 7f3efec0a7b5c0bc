import { defineReport, field, fields } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const connectionQuality = defineReport({
  key: 'real_time/latency',
  group: 'live',
  kind: 'snapshot',
  title: { es: 'Latencia y calidad de red', en: 'Latency and network quality' },
  description: {
    es: 'La red y conexión de cada agente, dirección IP y usuario PBX.',
    en: 'The network and connection of each agent, IP address and PBX user.',
  },
  fields: [],
  lists: [
    {
      name: 'by_agent',
      keyFields: ['agent_id'],
      title: { es: 'Agentes', en: 'Agents' },
      meaning: { es: 'Conexión de cada agente', en: 'Connection of each agent' },
      noun: { es: ['agente', 'agentes'], en: ['agent', 'agents'] },
      fields: [
        field('agent_id', {
          meaning: {
            es: 'Código del agente; puede venir con su nombre',
            en: 'Code of the agent; the name may come along',
          },
        }),
        {
          name: 'latency_ms',
          type: 'integer',
          title: { es: 'Latencia (ms)', en: 'Latency (ms)' },
          meaning: { es: 'Latencia en milisegundos', en: 'Latency in milliseconds' },
        },
        ...fields('ip'),
        {
          name: 'version',
          type: 'text',
          title: { es: 'Versión', en: 'Version' },
          meaning: { es: 'Versión de wolkvox Agent', en: 'Version of wolkvox Agent' },
        },
        ...fields('agent_status', 'tx_jitter', 'rx_jitter', 'tx_ploss', 'rx_ploss', 'network_rejection'),
        {
          name: 'connection_type',
          type: 'text',
          title: { es: 'Conexión', en: 'Connection' },
          meaning: { es: 'Tipo de conexión', en: 'Kind of connection' },
          knownValues: ['Ethernet', 'Wifi'],
        },
        {
          name: 'platform',
          type: 'text',
          title: { es: 'Plataforma', en: 'Platform' },
          meaning: { es: 'Plataforma del agente', en: 'Platform of the agent' },
          knownValues: ['app', 'web'],
        },
        {
          name: 'last_date',
          type: 'dateTime',
          title: { es: 'Última llamada', en: 'Last call' },
          meaning: { es: 'Fecha de la última llamada', en: 'Date of the last call' },
        },
      ],
    },
    {
      name: 'by_ip',
      keyFields: ['ip'],
      title: { es: 'Direcciones IP', en: 'IP addresses' },
      meaning: { es: 'Conexión de cada dirección IP', en: 'Connection of each IP address' },
      noun: { es: ['dirección IP', 'direcciones IP'], en: ['IP address', 'IP addresses'] },
      fields: [
        ...fields('ip'),
        {
          name: 'total_agents',
          type: 'integer',
          title: { es: 'Agentes', en: 'Agents' },
          meaning: { es: 'Agentes con esa dirección', en: 'Agents at that address' },
        },
        {
          name: 'average_latency',
          type: 'decimal',
          title: { es: 'Latencia promedio', en: 'Average latency' },
          meaning: { es: 'Latencia promedio', en: 'Average latency' },
        },
        {
          name: 'maximum',
          type: 'decimal',
          title: { es: 'Latencia máxima', en: 'Maximum latency' },
          meaning: { es: 'Latencia máxima', en: 'Maximum latency' },
        },
        {
          name: 'minimum',
          type: 'decimal',
          title: { es: 'Latencia mínima', en: 'Minimum latency' },
          meaning: { es: 'Latencia mínima', en: 'Minimum latency' },
        },
        ...fields('network_rejection'),
      ],
    },
    {
      name: 'by_pbx',
      keyFields: ['user'],
      title: { es: 'Usuarios PBX', en: 'PBX users' },
      meaning: { es: 'Conexión de cada usuario PBX', en: 'Connection of each PBX user' },
      noun: { es: ['usuario PBX', 'usuarios PBX'], en: ['PBX user', 'PBX users'] },
      fields: [
        ...fields('user'),
        field('status', { meaning: { es: 'Estado de la conexión', en: 'Status of the connection' } }),
        ...fields('tx_jitter', 'rx_jitter', 'tx_ploss', 'rx_ploss'),
      ],
    },
  ],
})

const serverLoad = defineReport({
  key: 'real_time/info_server',
  group: 'live',
  kind: 'snapshot',
  title: { es: 'Carga del servidor dedicado', en: 'Load of the dedicated server' },
  description: {
    es: 'La carga del servidor, si la operación tiene uno dedicado.',
    en: 'The load of the server, where the operation has its own.',
  },
  fields: [
    {
      name: 'cpu_avg_10s',
      type: 'percent',
      title: { es: 'CPU promedio', en: 'Average CPU' },
      meaning: { es: 'Uso promedio de CPU', en: 'Average CPU use' },
    },
    {
      name: 'cpu_max_10s',
      type: 'percent',
      title: { es: 'CPU máxima', en: 'Maximum CPU' },
      meaning: { es: 'Uso máximo de CPU', en: 'Maximum CPU use' },
    },
    {
      name: 'cpu_min_10s',
      type: 'percent',
      title: { es: 'CPU mínima', en: 'Minimum CPU' },
      meaning: { es: 'Uso mínimo de CPU', en: 'Minimum CPU use' },
    },
    {
      name: 'ram',
      type: 'percent',
      title: { es: 'RAM', en: 'RAM' },
      meaning: { es: 'Uso de memoria', en: 'Memory use' },
    },
    field('calls', { meaning: { es: 'Llamadas en curso en el servidor', en: 'Calls in progress on the server' } }),
    {
      name: 'connected_agents',
      type: 'integer',
      title: { es: 'Agentes conectados', en: 'Connected agents' },
      meaning: { es: 'Agentes conectados', en: 'Agents that are connected' },
    },
  ],
  shape: { kind: 'record' },
})

export const networkReports: readonly WrittenReport[] = [connectionQuality, serverLoad]
