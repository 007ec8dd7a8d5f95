export { letterPdf, type Letter } from './letter.ts';
