/** What Spanish says of which time is stored. */
export const es = {
  help: 'Dice qué tiempo está guardado',
  headings: 'desde|hasta|filas|estado|traído',
  sharedHeadings: 'desde|hasta|filas|estado|traído|por, en el equipo',
  none: 'Aún no hay nada guardado.',
  complete: 'completo',
  provisional: 'en curso',
  partial: 'parcial',
  announced: 'no cuadra',
  nobodySaw: 'Nadie vio:',
} as const
