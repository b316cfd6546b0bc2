/** How Chromium is started. Not the switches that @sparticuz/chromium offers: they turn off the web's own security. */
export const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
