/** What Spanish says of the sample operation. */
export const es = {
  fileWritten: '{{amount}} → {{file}}',
  demo: 'Todo el trabajo con la operación de ejemplo, sin cuenta',
  demoOut: 'carpeta de los archivos; si no, atalaya-demo',
  answersOn: 'La operación de ejemplo responde en {{baseUrl}}; todo en ella es inventado.',
  demoDone:
    '\nReportes traídos, mostrados y exportados en {{seconds}} s: {{reports}}. Los archivos están en {{folder}}',
  help: 'Abre la operación de ejemplo en este computador, con datos inventados, hasta Ctrl-C',
  shifts: 'Escribe una hoja de turnos de la operación de ejemplo, para probar shifts import',
  shiftsOut: 'archivo CSV; - es la salida estándar',
  runs: 'La operación de ejemplo está abierta. En otra terminal:\n  ATALAYA_TOKEN={{token}} atalaya connection add --name Ejemplo --server {{server}} --base-url {{baseUrl}}\nCtrl-C la cierra.',
} as const
