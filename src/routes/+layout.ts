// Pages are whole without JavaScript; a group that is better with it (the desk) says so itself.
export const csr = false;
