/** What Spanish says of checks. */
export const es = {
  match:
    'Cómo cuadran las filas de un periodo con un total leído en otra parte (el de Manager), y qué puede explicar la diferencia',
  count: 'el total que se leyó, un número entero',
  unanswered:
    'Teléfonos a los que se llamó muchas veces sin que contestara nunca una persona, por filas que dicen qué encontró la marcación',
  attempts: 'intentos sin persona, al menos; {{usual}} si no se da',
  days: 'días distintos, al menos; {{usual}} si no se da',
  form: 'cómo se escriben los números: {{forms}}',
  fits: 'Cuadra: {{expected}}.',
  differs: 'Esperadas {{expected}}, aquí {{found}}: diferencia {{difference}}.',
  unexplained: 'Nada de lo que se conoce lo explica: revisar periodo, filtros y parámetros en Manager.',
  headings: 'Qué puede ser|Filas|Qué hacer',
  check: 'en vez de las filas, lo que encuentra en ellas una revisión: {{checks}}',
  setting: 'con --check: lo que toma su propio comando, como within=10m o any-text',
  found: '{{findings}} en {{rows}}. En la lista: {{shown}}.',
} as const
