/** The way to the servers: proxies that ask who one is, and trying the way step by step. */
export const network = {
  login: {
    title: 'El proxy de la empresa pide usuario y contraseña',
    meaning: 'Para llegar al servidor hay que pasar por {{proxy}}. Son los datos con los que se navega en la empresa.',
    user: 'Usuario',
    password: 'Contraseña',
    showPassword: 'Mostrar la contraseña',
    action: 'Guardar',
    kept: 'Listo: ya se puede volver a intentar',
    keptMeaning: 'El usuario y la contraseña quedaron en el llavero del sistema.',
    thisRun: 'No hay un llavero en este computador: valen hasta cerrar Atalaya.',
  },
  test: 'Probar la conexión',
  testOf: 'Probar la conexión con {{name}}',
  way: 'El camino hasta {{name}}, paso a paso',
  steps: {
    proxy: 'Proxy de la empresa',
    name: 'Nombre del servidor',
    certificate: 'Conexión cifrada',
    server: 'Servidor',
    token: 'Token',
  },
  passed: {
    proxy: 'Se pasa por {{found}}',
    name: 'Está en {{found}}',
    certificate: 'El certificado es de: {{found}}',
    server: 'Responde (estado {{found}})',
    token: 'El servidor lo acepta',
  },
  states: { failed: 'Aquí se detiene', skipped: 'No se usa o no se alcanzó a probar' },
}
