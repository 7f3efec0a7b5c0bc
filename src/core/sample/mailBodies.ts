import { formatDay } from '../../shared/time.ts'
import { COMPANY } from './company.ts'
import { customerOf, type RowContext } from './context.ts'
import { itemAt, type Random } from './random.ts'
import { question } from './texts.ts'

const PARAGRAPHS = [
  'Gracias por confiar en nosotros. Adjuntamos el detalle de su servicio, con corte al último día del mes; si encuentra alguna diferencia, responda este correo y la revisaremos con gusto.',
  'Recuerde que puede pagar en línea, en los puntos autorizados o con débito automático. <b>Ningún asesor le pedirá su clave</b>, ni por teléfono ni por correo.',
  'Según la visita del técnico, el equipo quedó instalado y con señal estable (–18&nbsp;dBm). Él mismo dejó anotado: "cliente satisfecho, se explica uso del control".',
  'Le ofrecemos un acuerdo de pago sin intereses: la primera cuota, el día 15; las demás, cada mes. Para aceptarlo, responda "ACEPTO" y su número de documento.',
  'Por mantenimiento programado, el servicio puede presentar intermitencias entre la 1:00 y las 4:00 a.&nbsp;m. Pedimos excusas por la molestia que esto le pueda causar.',
  'Su opinión nos ayuda a mejorar. La encuesta tiene sólo tres preguntas; tardará menos de un minuto y podrá participar por un año de servicio sin costo.',
  'Si cambió de dirección, correo o teléfono, actualice sus datos: así recibirá la factura a tiempo, y evitará suspensiones.',
] as const

const STYLE =
  '<style type="text/css">body{margin:0;background:#f4f5f7;font-family:Arial,Helvetica,sans-serif}.caja{max-width:600px;margin:0 auto;background:#ffffff}.pie{font-size:11px;color:#6b7280}td,th{padding:6px 12px;border-bottom:1px solid #e5e7eb}</style>'

function table(random: Random): string {
  const items = ['Internet 300 megas', 'Televisión básica', 'Línea fija', 'Reconexión', 'Ajuste por días sin servicio']
  const rows = items.slice(0, random.between(2, items.length)).map((item) => {
    const price = `${random.between(5, 120)}.${random.between(100, 999)},00`
    return `    <tr><td>${item}</td><td align="right">$ ${price}</td></tr>`
  })
  return `  <table role="presentation" width="100%">\n    <tr><th align="left">Concepto</th><th>Valor</th></tr>\n${rows.join('\n')}\n  </table>`
}

function quoted(context: RowContext, random: Random): string {
  const lines = question(context, random).split('\n').join('<br>\n  ')
  return `  <blockquote type="cite">El ${formatDay(context.at)}, "${customerOf(context).name}" escribió:<br>
  ${lines}<br>
  ${random.pick(PARAGRAPHS)}</blockquote>`
}

/** What a customer writes to the company, as their program for mails makes it. */
function writtenByCustomer(context: RowContext, random: Random): string {
  const { name, telephone } = customerOf(context)
  const lines = question(context, random).split('\n').join('<br>\n')
  return `<html><head><meta charset="utf-8"></head><body dir="auto">
<div>Buenas tardes:</div>
<div><br></div>
<div>${lines}</div>
<div><br></div>
<div>Quedo atento(a), <strong>${name}</strong><br>
Cel. ${telephone}</div>
</body></html>
`
}

/** A mail as HTML; the company's have 1 to 4 KB: accents, quotes, commas and line breaks as real ones have. */
export function mailBody(context: RowContext, random: Random): string {
  if (context.told?.isFromCustomer === true) return writtenByCustomer(context, random)
  const customer = customerOf(context)
  const paragraphs: string[] = []
  const first = random.below(PARAGRAPHS.length)
  for (let left = random.between(2, PARAGRAPHS.length); left > 0; left -= 1) {
    paragraphs.push(`  <p>${itemAt(PARAGRAPHS, first + left)}</p>`)
  }
  if (random.chance(0.4)) paragraphs.push(table(random))
  if (random.chance(0.3)) paragraphs.push(quoted(context, random))
  return `<!DOCTYPE html>
<html lang="es">
<head><meta charset="utf-8"><title>${COMPANY.short}</title>
${STYLE}</head>
<body>
<div class="caja">
  <img src="https://imagenes.${COMPANY.domain}/logo.png" alt="${COMPANY.name}" width="180">
  <p>Apreciado(a) <strong>${customer.name}</strong>:</p>
${paragraphs.join('\n')}
  <p><a href="https://${COMPANY.domain}/caso?n=${random.next()}&amp;c=${customer.telephone.replace('+', '')}">Ver mi caso</a></p>
  <p class="pie">Este mensaje es para ${customer.email}. Si no es usted, elimínelo, por favor.<br>
  ${COMPANY.name} · Avenida 99 # 55-55, piso 3</p>
</div>
</body>
</html>
`
}
