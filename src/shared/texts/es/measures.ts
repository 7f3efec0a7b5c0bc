/** Measures in the window: their parameters, and those that users make themselves. */
export const measures = {
  parameters: {
    open: 'Cambiar {{title}}',
    label: 'Parámetros de {{title}}',
    seconds: 'A tiempo: hasta estos segundos de espera',
    short: 'Abandono corto: hasta estos segundos de espera',
    days: 'Días de cerca, antes o después',
    variant: 'Cómo se calcula',
    takes: 'Un número entero de {{range}}',
    formula: 'Se calcula así: {{formula}}',
    taken: 'Esta medida ya está en el resumen',
    apply: 'Aplicar',
    usual: 'Lo habitual',
  },
} as const
