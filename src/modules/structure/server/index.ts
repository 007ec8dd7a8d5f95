/** The door of the structure room: how appeals hang together. */
export { presentStructure } from './page.ts';
export { applicantStructure, structurePanels } from './panels.ts';
