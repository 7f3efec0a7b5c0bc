import type { SummaryProblem } from '../../errors.ts'

/** Why a summary cannot be made, a clause for each problem. */
export const summaries: Readonly<Record<SummaryProblem, string>> = {
  'measure-syntax': 'no está escrita como se escriben las medidas',
  'measure-parentheses': 'sus paréntesis no vienen en pares',
  'measure-title': 'antes de su " = " debe haber un título, sin paréntesis',
  'measure-operand': 'solo se divide uno de count, distinct, sum, avg, min, max, median y pNN por otro',
  'measure-share': 'share acepta count, count(FILTRO) o sum(F)',
  'measure-quantile': 'los percentiles van de p1 a p99',
  'measure-of-text': 'el campo "{{field}}" no es de números ni de duraciones',
  'measure-of-date':
    'el campo "{{field}}" es de fechas, que no se suman ni se promedian; la primera y la última se ven ordenando las filas (--sort {{field}} o --sort {{field}}:desc con --limit 1), y los grupos se hacen por fecha con --by {{field}}:day',
  'own-of-other-report':
    'el reporte {{report}} no tiene los campos de la medida propia "{{name}}", pero sí estos: {{reports}}',
  'own-fits-nothing': 'ningún reporte tiene los campos de ambas partes',
  'kpi-unknown': 'no existe el KPI "{{kpi}}"; "atalaya kpis" los lista',
  'kpi-of-other-report': 'el reporte {{report}} no tiene lo que el KPI "{{kpi}}" necesita, pero sí estos: {{reports}}',
  'kpi-variant-of-other-report':
    'del KPI "{{kpi}}", el reporte {{report}} tiene lo que necesitan estas variantes: {{known}}',
  'kpi-parameter': 'el KPI "{{kpi}}" no tiene el parámetro "{{parameter}}"; sus parámetros: {{known}}',
  'kpi-without-parameters': 'el KPI "{{kpi}}" no tiene el parámetro "{{parameter}}" ni ningún otro',
  'kpi-value': '"{{value}}" no es un valor de {{parameter}}, que acepta: {{known}}',
  'kpi-without-waits': 'el reporte no dice cuánto esperó cada quien, así que {{parameter}} no se puede aplicar',
  'right-measure': 'la medida correcta es {{right}}',
  'right-elsewhere': 'la medida correcta es {{right}}, calculada de las filas de: {{reports}}',
  'no-right-measure': 'se muestra tal como lo calculó el servidor',
  'step-syntax': 'hay que nombrar un campo',
  'step-unknown': 'no existe el paso "{{step}}"',
  'step-of-text': 'el campo "{{field}}" no tiene fechas ni números, así que no lleva paso',
  'step-of-number': 'el campo "{{field}}" tiene números: su paso es un ancho',
  'step-of-date': 'el campo "{{field}}" tiene fechas: su paso es uno de tiempo, no un ancho',
  'step-width': 'un ancho es un número mayor que 0 en cifras, con punto antes de los decimales',
  'step-too-fine': 'el campo "{{field}}" dice el día, no la hora',
  'step-without-date': 'las sumas de {{report}} no tienen fecha; por día, con --by-day, tienen "day"',
  'too-many-groups': 'como máximo {{most}} campos forman grupos',
  'too-many-measures': 'acepta de 1 a {{most}} medidas',
  'too-many-steps': 'el periodo tiene más de {{most}} pasos; hace falta uno más ancho',
  order:
    '--order "{{order}}" no es label ni el lugar de una medida, de 1 a {{most}}, con :asc o :desc detrás o sin ellos',
  limit: '--limit "{{limit}}" no es un número entero desde 1',
  'needs-groups': '--order y --limit necesitan --by',
  compare: '--compare "{{compare}}" no es previous, week, month, year ni FECHA..FECHA',
  'compare-without-period': 'no hay un periodo con el que comparar otro anterior',
}
