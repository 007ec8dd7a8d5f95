// Passkeys need the browser's script; the code works without it.
export const csr = true;
