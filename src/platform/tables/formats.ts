/** In what a table can be taken away; apart from how it is written, which is the server's. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
