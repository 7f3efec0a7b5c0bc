/** What Spanish says of fields that have no column of their own. */
export const es = {
  title: 'Otros campos',
  meaning: 'Los campos sin documentar que ya no caben como columnas propias (más de {{most}}), como JSON',
  column: '«{{name}}»',
  columnTitle: '«{{title}}»',
  further_one: '{{fields}} campo más está en la columna {{column}}',
  further_other: '{{fields}} campos más están en la columna {{column}}',
  furtherAtLeast_one: 'Al menos {{fields}} campo más está en la columna {{column}}',
  furtherAtLeast_other: 'Al menos {{fields}} campos más están en la columna {{column}}',
} as const
