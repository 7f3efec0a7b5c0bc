import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Document } from './cli.ts'

// Customers of whom everything is known, put wherever a row has room for them, in every spelling that people and
// machines use; and what of them can be read out of something that left the store.

/** The operation's own line, which is nobody's. */
export const LINE = '6013334455'

interface Known {
  readonly telephone: string
  readonly email: string
  readonly id: string
  readonly name: string
  readonly lastName: string
}

export const ana: Known = {
  telephone: '3001234567',
  email: 'ana.quintero@correodeprueba.co',
  id: 'CC-52871934',
  name: 'Anabela',
  lastName: 'Quintero Ñáñez',
}
export const luis: Known = {
  telephone: '6017654321',
  email: 'LUIS.Pardo@Otrodominio.com',
  id: '1023456789',
  name: 'Luis Hernando',
  lastName: 'Pardo',
}
export const everybody = [ana, luis]

function spellings({ telephone }: Known): readonly string[] {
  const [a, b, c] = [telephone.slice(0, 3), telephone.slice(3, 6), telephone.slice(6)]
  return [
    telephone,
    `+57 ${a} ${b} ${c}`,
    `(${a}) ${b}-${c}`,
    `0057${telephone}`,
    `${a}\u00a0${b}–${c}`,
    `${a}.${b}.${c}`,
  ]
}

/** What a text says of a customer that is known for one by its look. */
function looks(known: Known): string {
  return `${spellings(known).join(', ')}; ${known.email}. Pedido 123456 del 2025-03-01 por $1.250.000`
}

/** A text of everything that is known of a customer: for rows that tell their ids and names themselves. */
function story(known: Known): string {
  const { id, name, lastName } = known
  return `Hola ${name.toUpperCase()} ${lastName} (${id}), ${looks(known)}`
}

function mail(known: Known): string {
  const { telephone, email } = known
  const bold = `<b>${telephone.slice(0, 3)}</b>${telephone.slice(3, 6)}<i>${telephone.slice(6)}</i>`
  return `<html><body><p>Hola ${known.name}: ${looks(known)}</p><p>${bold}</p><a href="mailto:${email.replace('@', '%40')}?t=+57${telephone}">${email.replace('@', '&#64;')}</a></body></html>`
}

function raw(text: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text)
}

/** Rows of reports about a customer; `place` tells them apart. */
export const rowsOf: Readonly<Record<string, (known: Known, place: number) => Document>> = {
  campaign_3: (known, place) => ({
    date: `2025-03-01 08:0${place}:00`,
    campaign_id: '606',
    customer_name: known.name,
    customer_last_name: known.lastName,
    customer_id: known.id,
    telephone: spellings(known)[place] ?? known.telephone,
    result: 'answer',
    opt1: story(known),
    opt2: { nested: [known.telephone, { mail: known.email }], [known.telephone]: known.id },
    opt3: [known.id, story(known)],
    opt4: raw(known.telephone),
    not_documented: `${known.id} ${spellings(known)[1] ?? ''}`,
    [`tel_${known.telephone}`]: 'named after somebody',
    time: '0:02:00',
    conn_id: `${place}700000000.1234`,
  }),
  cdr_3: (known, place) => ({
    date: `2025-03-01 09:0${place}:00`,
    agent_id: '1001',
    agent_name: 'Rosa Anabela Prieto',
    destiny: `57${known.telephone}`,
    telephone: `57${known.telephone}`,
    // What they are called the row tells nowhere else.
    message: story(known),
    channel: `Whatsapp official ${LINE}`,
    customer_id: known.id,
    conn_id: `57${known.telephone}-9-104`,
  }),
  cdr_9: (known, place) => ({
    date: `2025-03-01 10:0${place}:00`,
    channel: 'email-route-1402',
    from: `"${known.name}" <${known.email}>`,
    to: known.email.toUpperCase(),
    subject: `Caso de ${known.name} ${known.lastName}, ${known.email} y ${spellings(known)[2] ?? ''}`,
    body: mail(known),
  }),
  diagram_9: (known, place) => ({
    session_id: `session-${everybody.indexOf(known)}`,
    date: `2025-03-01 12:0${place}:00`,
    customer_name: `${known.name} ${known.lastName}`,
    customer_phone: `+57${known.telephone}`,
    customer_email: known.email,
    customer_id: known.id,
    customer_query: story(known),
    routing_answer: `Hola ${known.name}: ${looks(known)}`,
  }),
  chat_2: (known) => ({
    conn_id: `chat-${known.telephone}`,
    agent_name: 'Rosa Prieto',
    customer_name: `${known.name} ${known.lastName}`,
    conversation: [
      {
        from: 'CUSTOMER',
        from_name: known.name,
        to_name: 'chat bot',
        date: '2025-03-01 11:00:00',
        message: story(known),
        customer_id: known.id,
        customer_phone: `+57${known.telephone}`,
      },
      {
        from: 'AGENT',
        from_name: 'Rosa',
        to_name: known.name,
        date: '2025-03-01 11:01:00',
        message: `Claro, ${known.name}`,
        unlisted: story(known),
      },
    ],
  }),
}

/** What is looked for of a customer: digits of numbers however they are written, and texts without case and accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** What of known values can be read out of something. */
export function leaksIn(text: string): readonly string[] {
  const said = plain(text.replaceAll('&#64;', '@').replaceAll('%40', '@'))
  const close = said.replaceAll(/<[^<>]*>/g, '').replaceAll(/[\s().\-–_/\u00a0]/g, '')
  return everybody.flatMap(({ telephone, email, id, name, lastName }) => [
    ...(close.includes(telephone) ? [telephone] : []),
    ...[email, email.split('@')[0] ?? '', id, `${name} ${lastName}`, lastName].filter((value) =>
      said.includes(plain(value)),
    ),
    // An agent may be called like a customer.
    ...(said.replaceAll('rosa anabela prieto', '').includes(plain(name)) ? [name] : []),
  ])
}

/** All texts of a file. */
export function textsOf(file: string): string {
  const bytes = readFileSync(file)
  if (!file.endsWith('.xlsx')) return bytes.toString('utf8')
  const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'))
  // A cell's text is written as XML, a mail's tags as references.
  return parts.map((part) => part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).join('\n')
}
