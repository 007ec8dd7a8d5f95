// Drawn once by the server, with nothing of anybody in it, and kept by the service worker; all else happens on the device.
export const csr = true;
