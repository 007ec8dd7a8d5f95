// The desk is rendered on the server like the rest, and enhanced: forms answer without a whole new page.
export const csr = true;
