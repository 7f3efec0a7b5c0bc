/** What Spanish says of all commands. */
export const es = {
  json: 'un documento JSON en la salida',
  quiet: 'sin progreso',
  verbose: 'los errores con su traza',
  help: 'esta ayuda',
  overview: 'Atalaya: reportes de wolkvox en este computador. Cada comando explica sus opciones con --help.',
} as const
