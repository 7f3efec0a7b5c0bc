export const offline = {
  title: 'Sin red, cifrado y copias de seguridad',
  words: 'offline carpeta de datos llavero backup respaldo computador nuevo clave seguridad privacidad',
  text: `
## Sin red

Todo lo que ya se trajo se puede usar sin red: filtrar, resumir, exportar, imprimir. Solo {{report.update.update}}
necesita el servidor.

## Qué está cifrado y qué no

- Las filas están cifradas en un solo archivo, **atalaya.db**, en la carpeta de datos. La clave está en el llavero del
  sistema y en ninguna otra parte.
- El token está también en el llavero. No se escribe en ningún archivo ni registro.
- Los archivos que se exportan **no** están cifrados.
- Quien pueda entrar con el usuario del computador puede abrir Atalaya. Bloquear la pantalla al levantarse.

La carpeta se ve en [Ajustes, Datos guardados](settings:data), {{settings.data.showFolder}}.

## Copias de seguridad

- La copia de la carpeta de datos sirve en **este** computador y con **este** usuario, donde está la clave. Cerrar Atalaya
  antes de copiarla.
- En otro computador esa copia no se puede abrir: falta la clave. Ahí se conecta la operación de nuevo y se traen otra vez
  los periodos, mientras wolkvox los conserve.
- Si se pierde la clave (por ejemplo, al reinstalar el sistema), se pierden las filas guardadas. En wolkvox siguen.
- Las vistas y los reportes propios se pueden guardar como archivos y llevar a otro computador.

## Si el archivo se daña

Atalaya lo dice al abrir y ofrece rescatar lo que se pueda leer, o empezar uno nuevo. La copia apartada se queda 30 días en
la carpeta; se elimina en [Ajustes, Datos guardados](settings:data).

## Cuánto se guarda

En [Ajustes, Cuánto se guarda](settings:retention) se dice cuántos meses. Lo más antiguo se borra una vez al día.
`,
}
