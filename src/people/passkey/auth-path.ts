/** Where a browser's passkey is asked for. */
export const AUTH_PATH = '/auth'
