export const erasing = {
  title: 'Borrar los datos de un cliente',
  words: 'habeas data eliminar olvidar teléfono derecho supresión Ley 1581 GDPR',
  text: `
Cuando un cliente pide que se borren sus datos (en Colombia, habeas data, Ley 1581):

1. Abrir [Ajustes, Datos guardados](settings:data) e ir a {{automation.customer.title}}.
2. Escribir un teléfono, un correo o una identificación. Un teléfono se reconoce con o sin el 57.
3. Pulsar {{automation.customer.look}}. Se ve en qué reportes está y en cuántas filas.
4. Decidir si se borran también las filas de otros que lo mencionan en su texto.
5. Borrar. No se puede deshacer.

## Qué se borra

- Sus filas, en todos los reportes y operaciones que se elijan. El archivo se compacta: no queda nada legible adentro.
- Lo que lo nombra en filtros, vistas y medidas propias.

## Qué no se borra

- Los archivos ya exportados. Hay que buscarlos y eliminarlos aparte.
- Lo que hay en wolkvox. Si alguien vuelve a traer ese periodo, las filas regresan: pedir también allá que se borren.
- Las copias apartadas de un almacén dañado, si no se elige eliminarlas. Atalaya lo pregunta.

## Borrar otras cosas

En [Ajustes, Datos guardados](settings:data) se borran las filas de un reporte, de una operación o lo anterior a una
fecha. Para que lo antiguo se borre solo: [Ajustes, Cuánto se guarda](settings:retention).
`,
}
