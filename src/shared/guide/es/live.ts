export const live = {
  title: 'En vivo: tablero y registro continuo',
  words: 'tiempo real pantalla televisor wallboard vacíos agentes ahora',
  text: `
Los reportes en vivo muestran solo los últimos minutos. Atalaya los va sumando en un registro.

## Mantener el registro

1. Abrir un reporte en vivo y encender {{live.keeper.label}}.
2. Elegir cada cuánto se consulta. Se ve cuántas consultas gasta al día.

Lo que nadie vio (computador apagado, sin red) queda como un vacío, con su causa, y se ve rayado. Nunca cuenta como cero.

Para que siga sin la ventana: [Ajustes, Segundo plano](settings:background), {{settings.background.stays}}.

## El tablero

{{live.views.board}} muestra las llamadas de hoy por tipo y resultado, contra lo habitual de ese día de la semana. Con
[[=fullScreen]] llena la pantalla, para ponerlo en un televisor.

Los colores siguen las metas que se escriben en {{live.settings.open}}. Cada cifra lo dice también con palabra y forma.

## Agentes, skills y chats de este momento

Esos reportes guardan cada consulta con su hora. Al consultar de nuevo se ve qué cambió.
`,
}
