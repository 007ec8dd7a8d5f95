export { letterPdf, type Letter } from './letter.ts';
export { reportPdf, type Report, type ReportTable } from './report.ts';
