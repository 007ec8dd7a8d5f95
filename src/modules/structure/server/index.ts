/** The door of the structure room: how appeals hang together. */
export { presentJoined, presentStructure } from './page.ts';
export { familyOf } from './queries.ts';
export { applicantStructure, structurePanels } from './panels.ts';
