import type { LocalizedText } from './reports/types.ts'

/** Reasons that errors carry as a word, in words. */
export const errorReasons: Readonly<Record<string, LocalizedText>> = {
  html: { en: 'a web page', es: 'una página web' },
  json: { en: 'broken JSON', es: 'JSON dañado' },
  shape: { en: 'an unknown shape', es: 'una forma desconocida' },
  'cut-off': { en: 'it stops in the middle', es: 'se corta a la mitad' },
  status: { en: 'a fault without a known reason', es: 'una falla sin razón conocida' },
  // What systems call the faults of a network: https://nodejs.org/api/errors.html#common-system-errors
  ENOTFOUND: {
    en: 'there is no network, or no server of that name',
    es: 'no hay red, o no hay un servidor con ese nombre',
  },
  EAI_AGAIN: {
    en: 'there is no network, or no server of that name',
    es: 'no hay red, o no hay un servidor con ese nombre',
  },
  ECONNREFUSED: { en: 'nothing answers there', es: 'nadie responde allí' },
  ECONNRESET: { en: 'the connection broke off', es: 'la conexión se cortó' },
  ETIMEDOUT: { en: 'there was no answer in time', es: 'no hubo respuesta a tiempo' },
  ENETUNREACH: { en: 'there is no network', es: 'no hay red' },
  EHOSTUNREACH: { en: 'there is no way to it', es: 'no hay camino hasta él' },
  ENETDOWN: { en: 'there is no network', es: 'no hay red' },
  // What TLS calls the faults of certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes
  CERT_HAS_EXPIRED: { en: 'it has expired', es: 'está vencido' },
  CERT_NOT_YET_VALID: { en: 'it is not valid yet', es: 'aún no es válido' },
  ERR_TLS_CERT_ALTNAME_INVALID: { en: 'it is for another name', es: 'es de otro nombre' },
  'unknown-issuer': {
    en: 'this computer knows nobody who vouches for it',
    es: 'este computador no conoce a nadie que responda por él',
  },
  EACCES: { en: 'the system does not allow it', es: 'el sistema no lo permite' },
  EPERM: { en: 'the system does not allow it', es: 'el sistema no lo permite' },
  'disk-full': { en: 'the disk is full', es: 'el disco está lleno' },
  'store-busy': { en: 'another program uses the store', es: 'otro programa usa el almacén' },
  EBUSY: { en: 'another program uses it', es: 'otro programa lo está usando' },
  ENOENT: { en: 'its folder does not exist', es: 'su carpeta no existe' },
  EISDIR: { en: 'there is a folder of that name', es: 'hay una carpeta con ese nombre' },
  EROFS: { en: 'the disk cannot be written', es: 'no se puede escribir en el disco' },
}
