/** What Spanish says of what the administrator of a computer can set. */
export const es = {
  AllowedServers: 'Servidores permitidos',
  'AllowedServers-means':
    'Los únicos servidores que una operación puede consultar: un servidor completo (wv0010.wolkvox.com), su código (0010), o todos los de un dominio (*.wolkvox.com). Las operaciones de otros servidores se conservan, pero nada se trae para ellas.',
  'AllowedServers-strictest': 'no se consulta ningún servidor',
  UserTokens: 'Agregar tokens',
  'UserTokens-means':
    'Si quienes usan el equipo pueden agregar o cambiar tokens. Los que ya están guardados siguen sirviendo.',
  'UserTokens-strictest': 'no se agregan tokens',
  FetchWithoutTeam: 'Traer sin el equipo de trabajo',
  'FetchWithoutTeam-means':
    'Si quienes usan el computador pueden consultar los servidores mientras no se llegue a la base de datos de su equipo de trabajo. Lo programado nunca lo hace.',
  'FetchWithoutTeam-strictest': 'no se consulta sin el equipo',
  Proxy: 'Proxy',
  'Proxy-means':
    'Por dónde salen las consultas: system (lo que diga el sistema; en la línea de comandos, HTTPS_PROXY), none (directo), o la dirección de un proxy. Ni usuario ni clave van en la dirección.',
  'Proxy-strictest': 'no se envía nada',
  Updates: 'Actualizaciones',
  'Updates-means': 'Si el programa busca versiones nuevas de sí mismo: on u off.',
  'Updates-strictest': 'apagadas',
  UpdateFeed: 'Origen de las actualizaciones',
  'UpdateFeed-means': 'La dirección https donde el programa busca versiones nuevas, en lugar de la suya.',
  'UpdateFeed-strictest': 'sin actualizaciones',
  MaskAtLeast: 'Datos personales ocultos',
  'MaskAtLeast-means':
    'Cuánto se oculta como mínimo en todas las operaciones: partial (se ven las últimas cifras), pseudonym (un sustituto por cliente) o hidden (nada). Una operación puede ocultar más, nunca menos. Como valor por defecto, es lo que oculta una operación nueva.',
  'MaskAtLeast-strictest': 'hidden',
  KeepAtMostDays: 'Días que se conservan',
  'KeepAtMostDays-means':
    'Cuántos días de filas se conservan como máximo; lo anterior se borra una vez al día. Un usuario puede conservar menos, nunca más.',
  'KeepAtMostDays-strictest': 'no se borra nada por ello: lo borrado por error no vuelve',
  ExportFolders: 'Carpetas de exportación',
  'ExportFolders-means':
    'Las únicas carpetas, con lo que haya dentro de ellas, donde se guardan archivos, también los programados: rutas completas, de red, o de la carpeta de cada usuario (~/Documents/Atalaya). Como valor por defecto, la primera es la que se ofrece.',
  'ExportFolders-strictest': 'no se guardan archivos',
  Mandatory: 'Fijado',
  Recommended: 'Por defecto',
  on: 'encendidas',
  off: 'apagadas',
  partial: 'En parte',
  pseudonym: 'Con sustituto',
  hidden: 'Ocultos',
  yes: 'sí',
  no: 'no',
  none: 'ninguna',
  strictest: 'no se puede leer: {{strictest}}',
  'source-unreadable':
    '{{place}} no se puede leer: todo lo que podría fijar queda en lo más estricto, hasta que se corrija.',
  'source-open':
    'A {{place}} la puede cambiar alguien que no administra el equipo: todo lo que podría fijar queda en lo más estricto, hasta que se corrijan sus permisos.',
  'source-foreign': '{{place}} no es de quien administra el equipo: no se tiene en cuenta.',
  'level-unknown': '{{place}}: «{{setting}}» no es Mandatory ni Recommended; no se tiene en cuenta.',
  'setting-unknown': '{{place}}: no hay un ajuste «{{setting}}»; no se tiene en cuenta.',
  'not-recommended': '{{place}}: {{setting}} solo se puede fijar (Mandatory); como valor por defecto no cuenta.',
  'value-wrong': '{{place}}: el valor de {{setting}} no sirve. {{outcome}}.',
  'value-wrong-locked': 'Queda en lo más estricto: {{strictest}}',
  'value-wrong-default': 'No se tiene en cuenta',
  'entries-wrong': '{{place}}: hay entradas de {{setting}} que no sirven; las demás valen.',
} as const
