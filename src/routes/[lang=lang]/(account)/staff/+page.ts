// Passkeys need the browser's script; the password form works without it.
export const csr = true;
