/** What Spanish says of what is kept how long. */
export const es = {
  cutToday:
    '«{{title}}» se actualiza desde el {{from}}, pero solo se conserva desde el {{kept}}: lo anterior no se pide ni va en el archivo.',
  cutFromDay:
    'A partir del {{day}}: «{{title}}» se actualiza desde el {{from}}, pero solo se conserva desde el {{kept}}: lo anterior no se pide ni va en el archivo.',
  notKept:
    'De este reporte solo se conserva desde el {{day}}: lo anterior se volverá a borrar en el próximo borrado diario.',
  copy: 'Una copia del almacén, apartada el {{made}}, conserva todas las filas de entonces: ningún borrado llega a ella. Se elimina sola el {{gone}}.',
} as const
